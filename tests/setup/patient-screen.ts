import { configure } from '@testing-library/react';

/** `findBy…` and `waitFor` of a screen give up after one second otherwise, which a slow machine needs to render a form. */
configure({ asyncUtilTimeout: 60_000 });
