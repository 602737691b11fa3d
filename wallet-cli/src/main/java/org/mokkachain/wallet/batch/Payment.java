package org.mokkachain.wallet.batch;

import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.transaction.Transfer;

/**
 * One line of a file, understood.
 *
 * @param recipient as the file writes it
 * @param unit of the amount
 * @param memo as the file writes it
 */
public record Payment(long line, String recipient, Transfer transfer, AssetUnit unit, String memo) {
    /** Exact, without the symbol. */
    public String number() {
        return unit.formatNumber(transfer.amount());
    }
}
