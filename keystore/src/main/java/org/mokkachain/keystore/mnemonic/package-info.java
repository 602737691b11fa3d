/**
 * Private keys out of words that a person can write down: mnemonics of BIP-39 in English, and from their seed the keys
 * of accounts by SLIP-0010 for Ed25519. Words and keys never show in text, and can be overwritten. No files here.
 */
@NullMarked
package org.mokkachain.keystore.mnemonic;

import org.jspecify.annotations.NullMarked;
