/**
 * Private keys at rest: encrypted key files (Argon2id, AES-256-GCM) and a directory of named accounts. Used by the node
 * for its own key and by the wallet. Keys and passwords never show in text; every refusal says what to do.
 */
@NullMarked
package org.mokkachain.keystore;

import org.jspecify.annotations.NullMarked;
