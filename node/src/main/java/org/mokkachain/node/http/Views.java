package org.mokkachain.node.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.CertificateInfo;
import org.mokkachain.api.model.DataVersion;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.OperationView;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.PendingTransaction;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.model.TransactionView;
import org.mokkachain.node.http.ChainReader.CommittedTransaction;
import org.mokkachain.node.http.MempoolReader.WaitingTransaction;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * How the chain's own types look in the API.
 *
 * @param state knows the symbols of assets, and failures in words
 */
public record Views(AddressFormat addresses, StateReader state) {
    /** A block in a list, or in an event. */
    public static BlockSummary summary(CommittedHeader block) {
        Header header = block.header();
        return new BlockSummary(
                header.height(),
                block.hash().hex(),
                header.parentHash().hex(),
                header.epoch(),
                header.term(),
                name(block.validators(), header.proposer()),
                header.timestampMs(),
                header.txCount(),
                header.bodyBytes());
    }

    static BlockDetail detail(CommittedHeader block) {
        Header header = block.header();
        return new BlockDetail(
                header.height(),
                block.hash().hex(),
                header.parentHash().hex(),
                header.epoch(),
                header.term(),
                name(block.validators(), header.proposer()),
                header.timestampMs(),
                header.txCount(),
                header.bodyBytes(),
                header.chainId().hex(),
                header.proofHash().hex(),
                header.txRoot().hex(),
                header.stateRoot().hex(),
                header.receiptsRoot().hex(),
                header.validatorSetHash().hex(),
                header.nextValidatorSetHash().hex(),
                block.certificate().map(certificate -> certificate(certificate, block.validators())),
                block.timings(),
                block.leadership());
    }

    private static CertificateInfo certificate(Certificate certificate, ValidatorSet validators) {
        return new CertificateInfo(
                certificate.phase().name().toLowerCase(Locale.ROOT),
                certificate.block().epoch(),
                certificate.block().term(),
                certificate.block().height(),
                certificate.block().hash().hex(),
                certificate.signatures().stream().map(s -> name(validators, s.signer())).toList(),
                certificate.signatures().stream().map(s -> s.signature().hex()).toList(),
                validators.members().stream().map(Validator::name).toList(),
                Quorum.size(CrashModel.committedBy(certificate.phase()), validators.size()));
    }

    private static String name(ValidatorSet validators, int index) {
        return validators.contains(index) ? validators.get(index).name() : "validator " + index;
    }

    TransactionStatus status(CommittedTransaction committed) {
        Receipt receipt = committed.receipt();
        TransactionState state = receipt.applied() ? TransactionState.COMMITTED : TransactionState.FAILED;
        return new TransactionStatus(
                committed.transaction().id().hex(),
                state,
                OptionalLong.of(committed.place().height()),
                OptionalInt.of(committed.place().index()),
                Optional.of(committed.blockHash().hex()),
                OptionalLong.of(committed.timestampMs()),
                Optional.of(receipt.feePaid().toString()),
                failure(receipt),
                Optional.empty(),
                Optional.of(view(committed.transaction())));
    }

    private Optional<TransactionStatus.Failure> failure(Receipt receipt) {
        return switch (receipt.outcome()) {
            case Receipt.Applied() -> Optional.empty();
            case Receipt.Failed(int operation, String code) -> {
                StateReader.FailureText text = state.failure(code);
                yield Optional.of(
                        new TransactionStatus.Failure(code, operation, text.sentence(), text.remedy()));
            }
        };
    }

    TransactionStatus status(Hash id, WaitingTransaction waiting) {
        return new TransactionStatus(
                id.hex(),
                waiting.state(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                waiting.transaction().map(transaction -> transaction.body().fee().toString()),
                Optional.empty(),
                waiting.waiting(),
                waiting.transaction().map(this::view));
    }

    /** @param reason as told by {@link Reasons} */
    PendingTransaction pending(MempoolReader.Arrived arrived, TransactionReason reason) {
        TransactionBody body = arrived.transaction().body();
        OperationView first = operations().of(arrived.transaction(), 0);
        return new PendingTransaction(
                arrived.transaction().id().hex(),
                addresses.format(body.sender()),
                body.nonce(),
                body.fee().toString(),
                arrived.transaction().encoded().length(),
                body.operations().size(),
                first.type(),
                first.text(),
                arrived.sinceMs(),
                reason.status(),
                reason.reason(),
                reason.sentence(),
                reason.height(),
                reason.missingNonce());
    }

    private OperationViews operations() {
        return new OperationViews(addresses, state::unit);
    }

    /** What a transaction says. */
    public TransactionView view(Transaction transaction) {
        return new TransactionView(
                addresses.format(transaction.body().sender()),
                transaction.body().nonce(),
                transaction.body().fee().toString(),
                transaction.body().validUntil(),
                operations().of(transaction),
                transaction.signatures().stream()
                        .map(s -> new TransactionView.SignatureView(s.key().hex(), s.signature().hex()))
                        .toList(),
                transaction.encoded().length());
    }

    /** @param found one more than {@code limit} if there are so many */
    Page<TransactionStatus> page(List<CommittedTransaction> found, int limit) {
        Page<CommittedTransaction> shown = cut(found, limit);
        return new Page<>(shown.items().stream().map(this::status).toList(), shown.next());
    }

    /**
     * Of transactions that concern something.
     *
     * @param found one more than {@code limit} if there are so many
     */
    HistoryPage<TransactionStatus> history(List<CommittedTransaction> found, int limit, long completeFrom) {
        Page<TransactionStatus> page = page(found, limit);
        return new HistoryPage<>(page.items(), page.next(), completeFrom);
    }

    /**
     * What transactions did to an entry of their sender's key-value store.
     *
     * @param found one more than {@code limit} if there are so many
     */
    static HistoryPage<DataVersion> dataHistory(
            String key, List<CommittedTransaction> found, int limit, long completeFrom) {
        Page<CommittedTransaction> shown = cut(found, limit);
        List<DataVersion> items =
                shown.items().stream().map(transaction -> version(key, transaction)).toList();
        return new HistoryPage<>(items, shown.next(), completeFrom);
    }

    private static Page<CommittedTransaction> cut(List<CommittedTransaction> found, int limit) {
        return Page.cut(found, limit, last -> last.place().cursor());
    }

    /** The last operation on the key is what the transaction left. */
    private static DataVersion version(String key, CommittedTransaction found) {
        Optional<Bytes> value = Optional.empty();
        for (Operation operation : found.transaction().body().operations()) {
            if (operation instanceof PutData put && put.key().equals(key)) {
                value = Optional.of(put.value());
            } else if (operation instanceof DeleteData delete && delete.key().equals(key)) {
                value = Optional.empty();
            }
        }
        return new DataVersion(
                found.place().height(),
                found.place().index(),
                found.timestampMs(),
                found.transaction().id().hex(),
                value.map(Bytes::hex),
                value.flatMap(ReadableText::of));
    }

    Account account(Address address, AccountState account, long pendingNonce) {
        return new Account(
                addresses.format(address),
                account.nonce(),
                pendingNonce,
                account.balances(),
                account.authority(),
                account.permission().name().toLowerCase(Locale.ROOT),
                account.maySend());
    }
}
