#!/usr/bin/env node
// Every page of the story at that site is valid, accessible and does not scroll sideways: pages.mjs.
import { lookAt } from './pages.mjs';

lookAt('one-academy', 'story');
