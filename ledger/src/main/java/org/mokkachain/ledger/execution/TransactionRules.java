package org.mokkachain.ledger.execution;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * The rules every transaction of a valid block keeps. The signatures are verified elsewhere; here only whether the
 * signers are the right ones. The mempool applies the same rules, except that it takes nonces ahead of time.
 */
public final class TransactionRules {
    private final Hash chainId;
    private final Limits limits;

    public TransactionRules(Hash chainId, Limits limits) {
        this.chainId = chainId;
        this.limits = limits;
    }

    /** What can be said without the state: network, size, fee, expiry at {@code height}. */
    public Optional<Refusal> checkForm(Transaction transaction, long height) {
        TransactionBody body = transaction.body();
        if (!body.chainId().equals(chainId)) {
            return refuse(RefusalCode.WRONG_CHAIN,
                    "the transaction is for chain " + body.chainId() + ", this is " + chainId,
                    "Send it to a node of its own network, or build it anew for this one");
        }
        int size = transaction.encoded().length();
        if (size > limits.largestTransaction()) {
            return refuse(RefusalCode.TOO_LARGE,
                    "the transaction has " + size + " bytes, the limit is " + limits.largestTransaction(),
                    "Split its operations over several transactions");
        }
        Optional<Refusal> costly = CostlyWork.check(transaction);
        if (costly.isPresent()) {
            return costly;
        }
        if (body.fee().compareTo(limits.minFee()) < 0) {
            return refuse(RefusalCode.NOT_PERMITTED,
                    "the fee is " + body.fee() + " base units, the least permitted is " + limits.minFee(),
                    "Sign it anew with a fee of at least " + limits.minFee());
        }
        if (body.validUntil() < height) {
            return refuse(RefusalCode.EXPIRED,
                    "valid until height " + body.validUntil() + ", the next block has height " + height,
                    "Sign it anew with a later height");
        }
        return Optional.empty();
    }

    /** Whether those who signed may act for {@code sender}. */
    public Optional<Refusal> checkSigners(Transaction transaction, Account sender) {
        if (sender.authority().isSatisfiedBy(transaction.body().sender(), transaction.signatures())) {
            return Optional.empty();
        }
        String account = transaction.body().sender().toString();
        return switch (sender.authority()) {
            case Authority.OriginalKey() ->
                refuse(RefusalCode.BAD_SIGNATURE,
                        "the " + transaction.signatures().size() + " signing key(s) are not those of account "
                                + account,
                        "Sign it with the key of the sending account");
            case Authority.Weighted weighted ->
                refuse(RefusalCode.BAD_SIGNATURE,
                        wrongSigners(weighted, transaction.signatures()) + " for account " + account,
                        "Sign it with keys of the account's authority that reach its threshold, and with no other");
        };
    }

    private static String wrongSigners(Authority.Weighted authority, List<TransactionSignature> signatures) {
        int reached = 0;
        for (TransactionSignature signature : signatures) {
            int weight = authority.weightOf(signature.key());
            if (weight == 0) {
                return "the key " + signature.key() + " has no say";
            }
            reached += weight;
        }
        return "the " + signatures.size() + " signing key(s) have weight " + reached + " of the "
                + authority.threshold() + " needed";
    }

    /** Whether {@code sender} may send transactions for the block at {@code height}. */
    public Optional<Refusal> checkPermission(Address sender, StateView view, ValidatorSet validators, long height) {
        if (Permissions.maySend(view, sender, validators, height)) {
            return Optional.empty();
        }
        boolean denied = Permissions.of(view, new AccountSubject(sender)) == Permission.DENIED;
        return refuse(RefusalCode.NOT_PERMITTED,
                denied
                        ? "the sending account is denied: the validators decided that it may not send"
                        : "only accounts that the validators allowed may send, and the sending one is not among them",
                "Ask the operator of a validator for 'validator propose-permission "
                        + (denied ? "none" : "allowed") + " --account ADDRESS'");
    }

    /** Whether the nonce is the next one. */
    public Optional<Refusal> checkNonce(Transaction transaction, Account sender) {
        long nonce = transaction.body().nonce();
        if (nonce < sender.nonce()) {
            return nonceTooLow(nonce, sender.nonce());
        }
        return nonce == sender.nonce() ? Optional.empty() : nonceGap(nonce, sender.nonce());
    }

    public Optional<Refusal> nonceTooLow(long nonce, long next) {
        return refuse(RefusalCode.NONCE_TOO_LOW,
                "nonce " + nonce + " is used already, the account's next nonce is " + next,
                "Sign it anew with nonce " + next);
    }

    public Optional<Refusal> nonceGap(long nonce, long next) {
        return refuse(RefusalCode.NONCE_GAP,
                "nonce " + nonce + " is " + (nonce - next) + " ahead of the account's next nonce " + next,
                "Send the transactions from nonce " + next + " on first");
    }

    /** Whether the sender can pay the fee. */
    public Optional<Refusal> checkFee(Transaction transaction, Account sender) {
        return checkFunds(transaction.body().fee(), sender);
    }

    /** Whether the sender holds {@code needed} of the native asset. */
    public Optional<Refusal> checkFunds(Amount needed, Account sender) {
        Amount held = sender.balance();
        if (held.compareTo(needed) >= 0) {
            return Optional.empty();
        }
        return refuse(RefusalCode.INSUFFICIENT_BALANCE,
                "needs " + needed + " base units, fees and pending transactions of the account included; it holds "
                        + held,
                "Fund the account or send less");
    }

    public static Optional<Refusal> refuse(RefusalCode code, String message, String remedy) {
        return Optional.of(new Refusal(code, message, remedy));
    }
}
