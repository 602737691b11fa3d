// What the sources leave to the compiler's good faith.

// The properties of an element are declared by `static properties`, which the compiler does not read.
import 'lit-element/lit-element.js';

declare module 'lit-element/lit-element.js' {
  interface LitElement {
    [property: string]: any;
  }
}
