package org.mokkachain.wallet.batch;

import java.util.List;
import org.mokkachain.api.sending.Draft;
import org.mokkachain.api.sending.Signed;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * Who pays, and with which keys.
 *
 * @param text the address, written out
 * @param fee of each payment
 */
public record Payer(Hash chainId, Address address, String text, Amount fee, List<Signer> signers) {
    public Payer {
        signers = List.copyOf(signers);
    }

    /** @param height a final height seen just before */
    Signed sign(Transfer transfer, long nonce, long height) {
        Draft draft = new Draft(chainId, address, List.of(transfer), fee, Draft.validUntil(height));
        return new Signed(draft.sign(nonce, signers), text, height);
    }
}
