package org.mokkachain.node.runtime;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.node.directory.EvidenceFile;
import org.mokkachain.types.certificate.Validator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the latest evidence this node has seen, of each offender one piece for each offence and epoch, and writes it to
 * a file shortly after, off the protocol thread. What cannot be read or written is told, and the node goes on: others
 * have seen it, too. Thread-safe.
 */
final class EvidenceKeeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger("org.mokkachain.consensus");
    private static final long INTERVAL_MS = 250;

    private final EvidenceFile file;
    private final Halt halt;
    private final Deque<EvidenceFile.Entry> seen = new ArrayDeque<>();
    private boolean unsaved;

    EvidenceKeeper(EvidenceFile file, Halt halt) {
        this.file = file;
        this.halt = halt;
    }

    /** With what the last run knew. */
    static EvidenceKeeper load(EvidenceFile file, Halt halt) {
        EvidenceKeeper keeper = new EvidenceKeeper(file, halt);
        try {
            keeper.seen.addAll(file.load());
        } catch (IOException e) {
            LOG.warn("starting without the evidence of earlier runs: {}", e.getMessage());
        }
        return keeper;
    }

    /** @param offender the validator of that epoch whom the evidence convicts */
    synchronized void found(Evidence evidence, Validator offender) {
        var entry = new EvidenceFile.Entry(System.currentTimeMillis(), offender.key(), evidence, offender.name());
        if (seen.stream().anyMatch(known -> isSame(known, entry))) {
            return;
        }
        LOG.warn(
                "validator {} contradicted itself: {} epoch={} key={}; it stays until somebody reports it: {}",
                offender.name(), evidence.offence(), evidence.epoch(), offender.key(), remedy(entry));
        if (seen.size() == EvidenceFile.MAX) {
            seen.removeFirst();
        }
        seen.addLast(entry);
        unsaved = true;
    }

    private static boolean isSame(EvidenceFile.Entry one, EvidenceFile.Entry other) {
        return one.offender().equals(other.offender())
                && one.evidence().epoch() == other.evidence().epoch()
                && one.evidence().offence().equals(other.evidence().offence());
    }

    private static String remedy(EvidenceFile.Entry entry) {
        return "mokka wallet validator report " + entry.name();
    }

    /** Oldest first. */
    synchronized List<EvidenceInfo> all() {
        return seen.stream().map(EvidenceKeeper::info).toList();
    }

    private static EvidenceInfo info(EvidenceFile.Entry entry) {
        return new EvidenceInfo(
                entry.name(),
                entry.offender().hex(),
                entry.evidence().epoch(),
                entry.evidence().offence(),
                entry.encoded().hex(),
                entry.seenMs(),
                remedy(entry));
    }

    /** Saves what comes until the node ends. */
    @Override
    public void run() {
        try {
            while (!halt.isEnded()) {
                halt.await(INTERVAL_MS);
                save();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void save() {
        List<EvidenceFile.Entry> entries = takeUnsaved();
        if (!entries.isEmpty()) {
            try {
                file.save(entries);
            } catch (IOException e) {
                LOG.warn("evidence is not kept beyond the end of this run: {}", e.toString());
            }
        }
    }

    private synchronized List<EvidenceFile.Entry> takeUnsaved() {
        boolean save = unsaved;
        unsaved = false;
        return save ? List.copyOf(seen) : List.of();
    }
}
