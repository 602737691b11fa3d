package org.mokkachain.node.governance;

import org.mokkachain.types.value.PublicKey;

/** Who is there at one moment, as one node sees it. */
public interface Attendance {
    /** Height of the last final block here. */
    long head();

    Presence of(PublicKey node);
}
