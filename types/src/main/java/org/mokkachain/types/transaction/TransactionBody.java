package org.mokkachain.types.transaction;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * What the signers of a transaction agree to.
 *
 * @param chainId genesis hash of the one network on which it is valid
 * @param nonce the sender's account nonce at which it applies, from 0
 * @param fee in base units of the native asset, paid whether or not the operations succeed
 * @param validUntil the last block height that may include it
 * @param operations 1 to {@value #MAX_OPERATIONS}; they succeed or fail together
 */
public record TransactionBody(
        Hash chainId, Address sender, long nonce, Amount fee, long validUntil, List<Operation> operations) {
    public static final int VERSION = 1;
    public static final int MAX_OPERATIONS = 100;

    public TransactionBody {
        if (nonce < 0 || validUntil < 0) {
            throw new IllegalArgumentException("nonce and validUntil must not be negative");
        }
        operations = List.copyOf(operations);
        if (operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
            throw new IllegalArgumentException(
                    "a transaction has 1 to " + MAX_OPERATIONS + " operations, got " + operations.size());
        }
    }

    public void encode(Encoder out) {
        out.u8(VERSION).fixed(chainId).fixed(sender).u64(nonce).u64(fee.units()).u64(validUntil);
        out.list(operations, (o, operation) -> operation.encode(o));
    }

    public static TransactionBody decode(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown transaction version " + version);
        }
        return new TransactionBody(
                in.hash(),
                in.address(),
                in.u64(),
                Amount.of(in.u64()),
                in.u64(),
                in.list(MAX_OPERATIONS, Operation::decode));
    }
}
