/** The example of {@code docs/in-process.md}, compiled and run. */
@NullMarked
package org.mokkachain.comingfrom.example;

import org.jspecify.annotations.NullMarked;
