package org.mokkachain.wallet.shell;

import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;
import org.mokkachain.keystore.mnemonic.Mnemonic;

/** Keeps the lines typed, but none with words of a mnemonic, which people paste where they do not belong. */
final class DiscreetHistory extends DefaultHistory {
    @Override
    public void add(Instant time, String line) {
        if (!Mnemonic.isLikelyIn(line)) {
            super.add(time, line);
        }
    }
}
