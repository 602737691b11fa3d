package org.mokkachain.ledger.store;

/**
 * The indexes of a store besides the histories of accounts: what is found of them follows from blocks and state, so
 * nothing proves them. Numbers in keys are big-endian; {@code ~} complements them, so that the newest comes first.
 */
public enum Index {
    /** Transactions that moved or managed an issued asset: {@code asset | u64 ~height | u32 ~index}, no value. */
    ASSET_HISTORY,
    /**
     * Transactions that wrote or deleted an entry of data: {@code owner | SHA-256 of its key | u64 ~height |
     * u32 ~index}, no value.
     */
    DATA_HISTORY,
    /** Who has an entry for an asset: {@code asset | owner}, no value. */
    HOLDERS,
    /** Documents by the block of their notarisation: {@code u64 ~height | hash}, no value. */
    ANCHOR_ORDER,
    /** As {@link #ANCHOR_ORDER}, after the account. */
    ANCHORS_OF_ACCOUNT,
    /** Blocks by proposer: {@code u64 epoch | u16 index in its validator set | u64 ~height}, no value. */
    PROPOSED
}
