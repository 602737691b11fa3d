/** genesis.json: strict reader, writer, lint and comparison. */
@NullMarked
package org.mokkachain.api.genesis;

import org.jspecify.annotations.NullMarked;
