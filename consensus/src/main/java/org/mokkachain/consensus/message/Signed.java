package org.mokkachain.consensus.message;

import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** Something one validator of an epoch has signed; anybody may pass it on. */
public sealed interface Signed permits Statement, Suspect, Heartbeat, Handover, ReadIndexReply {
    long epoch();

    /** The term it speaks about. */
    long term();

    /** Index of the signer in the validator set of the epoch. */
    int signer();

    Signature signature();

    /** The exact bytes that are signed. */
    byte[] payload(Hash chainId);
}
