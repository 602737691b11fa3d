/** What the tests do with the outside of Mokka: run the launcher, start and kill validators, send, watch, compare. */
@NullMarked
package org.mokkachain.endtoend.harness;

import org.jspecify.annotations.NullMarked;
