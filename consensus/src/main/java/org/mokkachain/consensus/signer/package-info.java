/** The only holder of the validator's key: it checks every vote against the log before it signs. */
@NullMarked
package org.mokkachain.consensus.signer;

import org.jspecify.annotations.NullMarked;
