package org.mokkachain.node.main;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.ledger.rocksdb.BackupManifest;
import org.mokkachain.ledger.rocksdb.Restoration;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreCare;
import org.mokkachain.ledger.rocksdb.Verification;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.node.replica.EvidenceCourt;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.SignatureVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mokka ledger}: care of a node's store. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Verifies, backs up, restores, prunes and compacts the ledger of a node.",
        subcommands = {
            LedgerCommand.Verify.class,
            LedgerCommand.Backup.class,
            LedgerCommand.Restore.class,
            LedgerCommand.Prune.class,
            LedgerCommand.Compact.class
        })
final class LedgerCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: verify, backup, restore, prune or compact.");
    }

    /** Executes everything anew. */
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = {
                "Proves the ledger of a stopped node from its genesis file: every block is executed anew, with all",
                "hashes, signatures and certificates, and the outcome is compared with what is stored."
            })
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Option(names = "--scratch", paramLabel = "DIR",
                description = "Where to execute: as much room as the ledger takes, removed at the end (default:"
                        + " ledger.verifying in the data directory).")
        private Optional<Path> scratch = Optional.empty();

        @Override
        public Integer call() {
            PrintWriter err = spec.commandLine().getErr();
            Path place = scratch.orElseGet(() -> files.data().resolve("ledger.verifying"));
            SignatureVerifier verifier = Ed25519.preferred().verifier();
            Verification verification = new Verification(
                    files.location(), files.genesis(), verifier, new EvidenceCourt(verifier), place);
            Verification.Verdict verdict = run(verification, new VerificationProgress(err));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("height", verdict.head().height());
            fields.put("blockHash", verdict.head().hash().hex());
            fields.put("stateRoot", verdict.stateRoot().hex());
            fields.put("ok", verdict.ok());
            fields.put("executed", verdict.executed());
            fields.put("first", verdict.first());
            fields.put("transactions", verdict.transactions());
            verdict.fault().ifPresent(fault -> fields.put("fault", fault));
            output.print(fields, sentence(verdict), "block " + verdict.head().hash(), "state " + verdict.stateRoot());
            return (verdict.ok() ? ExitCode.OK : ExitCode.ERROR).number();
        }

        /** With the help of all processors. */
        private static Verification.Verdict run(Verification verification, VerificationProgress progress) {
            try (ExecutorService helpers =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                Verification.Verdict verdict = verification.run(progress, helpers);
                helpers.shutdownNow();
                return verdict;
            }
        }

        private static String sentence(Verification.Verdict verdict) {
            String blocks = "blocks up to height " + verdict.head().height();
            if (verdict.fault().isPresent()) {
                return "DAMAGED: " + verdict.fault().get() + ". Restore a backup, or remove the ledger directory to"
                        + " sync from peers.";
            }
            return verdict.executed()
                    ? "sound: all " + blocks + " executed anew, " + verdict.transactions() + " transactions"
                    : "sound as far as it goes: headers, certificates and receipts of all " + blocks
                            + ", and the state; bodies below height " + verdict.first()
                            + " were pruned, so nothing could be executed";
        }
    }

    /** Copies the store, also of a running node. */
    @Command(name = "backup", mixinStandardHelpOptions = true,
            description = "Backs the ledger up to a new directory; a running node is asked to do it.")
    static final class Backup implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Option(names = "--to", required = true, paramLabel = "BACKUP", description = "Must not exist yet.")
        private Path target = Path.of("backup");

        @Override
        public Integer call() {
            Path absolute = target.toAbsolutePath().normalize();
            BackupInfo made = make(absolute);
            output.print(made, "backed up to " + made.path() + ": height " + made.height() + ", " + made.files()
                    + " files, " + made.bytes() + " bytes");
            return ExitCode.OK.number();
        }

        private BackupInfo make(Path absolute) {
            try (RocksDbLedgerStore store = files.open()) {
                BackupManifest manifest = store.care().backup(absolute);
                return new BackupInfo(absolute.toString(), manifest.head().height(), manifest.head().hash().hex(),
                        manifest.first(), manifest.files().size(), manifest.bytes());
            } catch (StoreLockedException e) {
                return RunningNode.of(files, e).post("backup", Map.of("target", absolute.toString()), BackupInfo.class);
            }
        }
    }

    /** Puts a backup in the place of the store. */
    @Command(name = "restore", mixinStandardHelpOptions = true,
            description = {
                "Puts a backup in the place of the ledger of a stopped node, after checking it. The ledger that was",
                "there is kept beside it. The consensus log stays as it is and keeps the node from voting twice."
            })
    static final class Restore implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Option(names = "--from", required = true, paramLabel = "BACKUP", description = "Directory of the backup.")
        private Path backup = Path.of("backup");

        @Override
        public Integer call() {
            Restoration restoration =
                    new Restoration(backup, files.location(), files.genesis().validators());
            Restoration.Restored restored = restoration.run(bytes -> {});
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("height", restored.head().height());
            fields.put("blockHash", restored.head().hash().hex());
            fields.put("replaced", restored.replaced().map(Path::toString));
            fields.put("mayVote", files.remembersNoMoreThan(restored.head().height(), restoration.manifest()));
            output.print(fields,
                    "restored up to height " + restored.head().height(),
                    restored.replaced().map(old -> "the old ledger is in " + old + "; remove it when all is well")
                            .orElse("there was no ledger before"),
                    (boolean) fields.get("mayVote")
                            ? "the node goes on where it was"
                            : "the consensus log knows of more than this ledger, or of another one: at its start the"
                                    + " node fetches the rest from its peers and does not vote until the chain has"
                                    + " passed everything it may have signed. Never restore more validators at a time"
                                    + " than may fail");
            return ExitCode.OK.number();
        }
    }

    /** Removes old bodies. */
    @Command(name = "prune", mixinStandardHelpOptions = true,
            description = {
                "Removes the bodies of all but the last blocks of a stopped node. Headers, certificates, receipts,",
                "indexes and the state stay. A running node does it with store.keep-blocks."
            })
    static final class Prune implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Option(names = "--keep", required = true, paramLabel = "N", description = "Blocks that keep their bodies.")
        private long keep;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (keep < 1) {
                throw new ParameterException(spec.commandLine(), "--keep must be at least 1, got " + keep + ".");
            }
            try (RocksDbLedgerStore store = files.open()) {
                long before = store.care().bytes();
                long first = store.prune(keep);
                store.care().compact();
                long after = store.care().bytes();
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("height", store.head().height());
                fields.put("first", first);
                fields.put("bytesBefore", before);
                fields.put("bytesAfter", after);
                output.print(fields, "bodies from height " + first + " to " + store.head().height() + " are kept; "
                        + before + " bytes before, " + after + " after");
            }
            return ExitCode.OK.number();
        }
    }

    /** Rewrites the files. */
    @Command(name = "compact", mixinStandardHelpOptions = true,
            description = "Rewrites the files of the ledger so that they take least room; a running node is asked.")
    static final class Compact implements Callable<Integer> {
        @Mixin
        private NodeFiles files = new NodeFiles();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            CompactionInfo done = compact();
            output.print(done, done.bytesBefore() + " bytes before, " + done.bytesAfter() + " after");
            return ExitCode.OK.number();
        }

        private CompactionInfo compact() {
            try (RocksDbLedgerStore store = files.open()) {
                StoreCare.Compaction done = store.care().compact();
                return new CompactionInfo(done.bytesBefore(), done.bytesAfter());
            } catch (StoreLockedException e) {
                return RunningNode.of(files, e).post("compact", Map.of(), CompactionInfo.class);
            }
        }
    }
}
