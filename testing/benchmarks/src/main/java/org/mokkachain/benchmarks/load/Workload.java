package org.mokkachain.benchmarks.load;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The sending accounts, fresh ones for each run, and everything they send, signed before the clock starts. */
final class Workload {
    private static final SignatureScheme SCHEME = Ed25519.preferred();
    private static final long VALID_UNTIL = 1L << 40;
    private static final int TRANSFERS_PER_FUNDING = TransactionBody.MAX_OPERATIONS;

    private final Hash chainId;
    private final Amount fee;
    private final Load load;
    private final List<Signer> signers;
    private final List<Address> accounts;

    Workload(Hash chainId, Amount fee, Load load) {
        this.chainId = chainId;
        this.fee = fee;
        this.load = load;
        SecureRandom random = new SecureRandom();
        this.signers = IntStream.range(0, load.accounts())
                .mapToObj(_ -> SCHEME.signer(PrivateKey.generate(random)))
                .toList();
        this.accounts = signers.stream().map(s -> AccountAddress.of(s.publicKey())).toList();
    }

    List<Address> accounts() {
        return accounts;
    }

    /** What every account needs: the fees and amounts of its transfers. */
    Amount funding() {
        long transfers = (long) load.transfers() / load.accounts() + 1;
        return Amount.of(Math.multiplyExact(transfers, fee.units() + 1));
    }

    /** Transactions of {@code funder} that fund all accounts. */
    List<Transaction> fundings(Signer funder, long firstNonce) {
        List<Transaction> transactions = new ArrayList<>();
        Amount funding = funding();
        for (int from = 0; from < accounts.size(); from += TRANSFERS_PER_FUNDING) {
            List<Operation> transfers =
                    accounts.subList(from, Math.min(accounts.size(), from + TRANSFERS_PER_FUNDING)).stream()
                            .<Operation>map(to -> new Transfer(AssetId.NATIVE, to, funding, Bytes.EMPTY))
                            .toList();
            transactions.add(sign(funder, firstNonce + transactions.size(), transfers));
        }
        return transactions;
    }

    /** Transfer {@code i} comes from account {@code i mod accounts}, whose nonces ascend. */
    List<Transaction> transfers() {
        return IntStream.range(0, load.transfers())
                .parallel()
                .mapToObj(this::transfer)
                .toList();
    }

    private Transaction transfer(int index) {
        int sender = index % accounts.size();
        Address to = accounts.get((sender + 1) % accounts.size());
        Operation transfer = new Transfer(AssetId.NATIVE, to, Amount.of(1), Bytes.EMPTY);
        return sign(signers.get(sender), index / accounts.size(), List.of(transfer));
    }

    private Transaction sign(Signer signer, long nonce, List<Operation> operations) {
        Address sender = AccountAddress.of(signer.publicKey());
        return Transaction.sign(
                new TransactionBody(chainId, sender, nonce, fee, VALID_UNTIL, operations), signer);
    }
}
