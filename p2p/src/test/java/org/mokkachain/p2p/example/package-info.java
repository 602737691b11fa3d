/** Programs of the documentation, as they stand there. */
@NullMarked
package org.mokkachain.p2p.example;

import org.jspecify.annotations.NullMarked;
