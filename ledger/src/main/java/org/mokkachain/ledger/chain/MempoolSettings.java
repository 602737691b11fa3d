package org.mokkachain.ledger.chain;

/**
 * Bounds of the mempool. When one is reached, whoever uses most gives way; a newcomer who would be that is refused with
 * {@code mempool_full}.
 *
 * @param maxTransactions in all
 * @param maxBytes encoded, in all
 * @param maxPerOrigin transactions from one peer or client, even if there is room
 * @param nonceWindow how far a nonce may be ahead of the account's next one
 * @param rememberedFates how many transactions that left are remembered with the reason
 */
public record MempoolSettings(
        int maxTransactions, long maxBytes, int maxPerOrigin, int nonceWindow, int rememberedFates) {
    public static final MempoolSettings DEFAULT = new MempoolSettings(50_000, 64L << 20, 25_000, 1_000, 20_000);

    public MempoolSettings {
        if (maxTransactions < 1 || maxBytes < 1 || maxPerOrigin < 1 || nonceWindow < 0 || rememberedFates < 1) {
            throw new IllegalArgumentException("every bound of the mempool must be at least 1");
        }
    }
}
