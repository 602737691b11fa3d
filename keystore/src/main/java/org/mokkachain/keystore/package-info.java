/** Encrypted key files (Argon2id, AES-GCM) of nodes and wallet accounts. */
@NullMarked
package org.mokkachain.keystore;

import org.jspecify.annotations.NullMarked;
