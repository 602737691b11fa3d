package org.mokkachain.node.http;

import java.util.Locale;

/** What a token of the administration is good for. */
public enum AdminScope {
    /** Backups and compaction. */
    STORE,
    /** Not to lead, for a while or just now. */
    LEADERSHIP,
    /** With whom the node links. */
    PEERS;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
