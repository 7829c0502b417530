#!/usr/bin/env node
// Every page that staff of that site find in their work is valid, accessible and does not scroll sideways: pages.mjs.
import { lookAt } from './pages.mjs';

lookAt('schools-mutual-services', 'work');
