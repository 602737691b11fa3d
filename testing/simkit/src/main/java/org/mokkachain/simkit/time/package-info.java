/** Virtual time: a queue of what happens when, in an order that is the same in every run. */
@NullMarked
package org.mokkachain.simkit.time;

import org.jspecify.annotations.NullMarked;
