import { configureGlobal } from 'fast-check';

// Where it is decided whether a change may go in, properties are tried with the same values each time: a value that nobody met before
// is no fault of that change. Everywhere else they are others each time, and what fails is a fault.
if (process.env['SNV_REQUIRE_ALL'] === '1') configureGlobal({ seed: 20_240_320 });
