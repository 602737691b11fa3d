package org.mokkachain.node.liveness;

import java.time.Duration;
import java.util.Locale;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Trouble;

/** Why a validator does not take part, as it goes on after its name and "(". */
final class Absence {
    private static final Duration SILENT = Duration.ofSeconds(3);
    private static final int HEX_SHOWN = 8;
    private static final int LONGEST = 160;

    private final ConsensusView view;
    private final Clocks clocks;

    Absence(ConsensusView view, Clocks clocks) {
        this.view = view;
        this.clocks = clocks;
    }

    String reason(PeerView validator, Acquaintance known) {
        if (!validator.connected()) {
            return known.trouble().map(Absence::unlinked).orElse("unreachable: there is no link to it");
        }
        return known.copied()
                .map(copied -> "two running nodes have its key, at " + copied.one() + " and at " + copied.other())
                .or(() -> known.complaint().map(Absence::shortened))
                .or(() -> clocks.of(validator.name()))
                .orElseGet(() -> idle(validator));
    }

    private String idle(PeerView validator) {
        Duration silent = Duration.ofNanos(validator.silentNanos().orElse(0));
        if (validator.rejoining()) {
            return "lost its log or has an old one, and votes again when that is safe";
        }
        if (silent.compareTo(SILENT) > 0) {
            return "connected, but silent for " + Spans.words(silent);
        }
        return validator.committedHeight() + 1 < view.committed().height()
                ? "is behind, at height " + validator.committedHeight() + " of " + view.committed().height()
                : "connected, but does not take part";
    }

    private static String unlinked(Trouble trouble) {
        return trouble.refusal().map(Absence::refused).orElse(trouble.sentence());
    }

    /** What one has to know to put it right. */
    private static String refused(Refusal refusal) {
        String mine = shown(refusal.mine());
        String theirs = shown(refusal.theirs());
        return switch (refusal.field()) {
            case NETWORK -> "belongs to another network: " + theirs + ", this node to " + mine;
            case GENESIS -> "has another genesis: " + theirs + ", this node " + mine
                    + "; compare the files with genesis fingerprint";
            case VERSION -> "speaks protocol version " + theirs + ", this node " + mine + ": run the same release";
            case SELF -> "its address leads back to this node: correct the peers";
            case COPIED -> "it is linked with another running node that has this node's key, at " + theirs;
            case KEY -> isHex(refusal.mine()) && isHex(refusal.theirs())
                    ? "another key answers at its address: " + theirs + ", not " + mine + "; correct the peers"
                    : refusal.sentence();
            case ROLE, DUPLICATE, CAPACITY, BANNED -> refusal.sentence();
            case PROTOCOL -> "no handshake: " + refusal.theirs();
        };
    }

    private static boolean isHex(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private static String shown(String value) {
        return isHex(value) ? value.substring(0, HEX_SHOWN).toLowerCase(Locale.ROOT) + "..." : shortened(value);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }
}
