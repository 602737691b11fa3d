/**
 * Hashing and signatures behind one small port: SHA-256 with domain separation, and Ed25519 with one acceptance rule
 * that every provider follows to the bit. This is the only package that knows a cryptographic library.
 */
@NullMarked
package org.mokkachain.types.crypto;

import org.jspecify.annotations.NullMarked;
