package org.mokkachain.api.client;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.model.AssetHolder;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.DataVersion;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.TransactionStatus;

/**
 * Lists as lazy streams: a hundred items are asked for when those before have been consumed, so {@code limit} and
 * {@code takeWhile} save requests. A stream ends with an {@link java.io.UncheckedIOException} around the
 * {@link MokkaClientException} where a node fails. Parts are read one after the other while the chain goes on: each is
 * consistent in itself; nothing is twice in a history. A node that pruned old blocks ends its histories where they
 * begin, see {@link HistoryPage#completeFrom}. Thread-safe; each stream is for one thread.
 */
public final class Lists {
    private static final int PART = 100;

    private final MokkaClient client;

    Lists(MokkaClient client) {
        this.client = client;
    }

    /** Final blocks, newest first, down to the genesis. */
    public Stream<BlockSummary> blocks() {
        return Parts.stream(before -> {
            OptionalLong height = before.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
            Page<BlockSummary> page = client.blocks(PART, height);
            boolean isLast = page.items().isEmpty() || page.items().getLast().height() == 0;
            return new Page<>(page.items(), isLast
                    ? Optional.empty()
                    : Optional.of(Long.toString(page.items().getLast().height())));
        });
    }

    /** The transactions of a block in their order; {@code reference} as of {@link MokkaClient#block}. */
    public Stream<TransactionStatus> blockTransactions(String reference) {
        return Parts.stream(cursor -> client.blockTransactions(reference, PART, cursor));
    }

    /** Final transactions that concern an account, newest first. */
    public Stream<TransactionStatus> accountTransactions(String address) {
        return Parts.stream(cursor -> page(client.accountTransactions(address, PART, cursor)));
    }

    /** What an account has of every asset, the native one first. */
    public Stream<Account.Balance> balances(String address) {
        return Parts.stream(cursor -> client.balances(address, PART, cursor));
    }

    /** Issued assets by symbol. */
    public Stream<AssetInfo> assets() {
        return Parts.stream(cursor -> client.assets(PART, cursor));
    }

    /** Who holds an asset, by address; {@code asset} is its id or symbol. */
    public Stream<AssetHolder> assetHolders(String asset) {
        return Parts.stream(cursor -> client.assetHolders(asset, PART, cursor));
    }

    /** Final transactions that move or manage an asset, newest first. */
    public Stream<TransactionStatus> assetTransactions(String asset) {
        return Parts.stream(cursor -> page(client.assetTransactions(asset, PART, cursor)));
    }

    /** Notarised documents of all accounts, newest first. */
    public Stream<AnchorInfo> anchors() {
        return Parts.stream(cursor -> client.anchors(Optional.empty(), PART, cursor));
    }

    /** Notarised documents of one account, newest first. */
    public Stream<AnchorInfo> anchors(String account) {
        return Parts.stream(cursor -> client.anchors(Optional.of(account), PART, cursor));
    }

    /** Entries of an account's key-value store whose keys begin with {@code prefix}, by key in byte order. */
    public Stream<DataEntry> data(String owner, String prefix) {
        return Parts.stream(cursor -> client.data(owner, prefix, PART, cursor));
    }

    /** What became of an entry, newest first. */
    public Stream<DataVersion> dataHistory(String owner, String key) {
        return Parts.stream(cursor -> page(client.dataHistory(owner, key, PART, cursor)));
    }

    /** Final blocks that a validator proposed, newest first. */
    public Stream<BlockSummary> validatorBlocks(String validator) {
        return Parts.stream(cursor -> client.validatorBlocks(validator, PART, cursor));
    }

    /** Proposals of every state, newest first. */
    public Stream<ProposalInfo> proposals() {
        return Parts.stream(cursor -> client.proposals(PART, cursor));
    }

    private static <T> Page<T> page(HistoryPage<T> history) {
        return new Page<>(history.items(), history.next());
    }
}
