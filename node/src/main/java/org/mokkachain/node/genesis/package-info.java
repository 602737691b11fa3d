/** Makes a genesis step by step: what is decided so far, and the questions to a person at a terminal. */
@NullMarked
package org.mokkachain.node.genesis;

import org.jspecify.annotations.NullMarked;
