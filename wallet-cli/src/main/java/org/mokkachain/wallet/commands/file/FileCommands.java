package org.mokkachain.wallet.commands.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.FilePage;
import org.mokkachain.wallet.commands.sending.FileSigning;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.SignWith;
import org.mokkachain.wallet.commands.tx.PaymentOptions;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.offline.TransactionFiles;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.QrCode;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Transactions as files: built here, signed there, handed in elsewhere. */
public final class FileCommands {
    private FileCommands() {}

    /** Writes one. */
    @Command(
            name = "build",
            description = {
                "Write a payment to a file, to be signed on other machines, and send nothing.",
                "Any other command that sends does so with --build FILE."
            },
            footer = {
                "",
                "Example: tx build rent.json --from carol --to bob --amount \"12.5 MOKKA\"",
                "         asset mint --amount \"500 EUR\" --from alice --build mint.json"
            })
    public static final class Build implements WalletCommand {
        @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist yet.")
        private String file = "";

        @Mixin
        private PaymentOptions payment = new PaymentOptions();

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            options.build().into(file);
            return payment.run(session, options);
        }
    }

    /** Shows one. */
    @Command(
            name = "inspect",
            description = "Show what a transaction file would do, decoded from the bytes that are signed.",
            footer = {
                "",
                "Example: tx inspect rent.json --offline --genesis genesis.json",
                "         tx inspect rent.json --qr"
            })
    public static final class Inspect implements WalletCommand {
        @Parameters(paramLabel = "FILE", description = "A transaction file, or - for its text on standard input.")
        private String file = "";

        @Option(
                names = "--qr",
                description = "Draw its text as a QR code, too, if it is small enough; what a camera reads, - takes.")
        private boolean qr;

        @Mixin
        private NetworkOption network = new NetworkOption();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            if (qr && session.output().isJson()) {
                throw Failure.usage("--qr draws for a camera, --json writes for a program", "Leave out one of them.");
            }
            FilePage page = new FilePage(session, network.identity(session));
            Path path = Paths.of(file);
            TransactionFile read = NetworkOption.read(page, path);
            page.show(path, read);
            if (qr) {
                printCode(session.output(), read);
            }
            return ExitCode.OK;
        }

        private static void printCode(Output output, TransactionFile file) throws Failure {
            String text = TransactionFiles.line(file);
            QrCode code = QrCode.of(text)
                    .orElseThrow(() -> new Failure(
                            ExitCode.ERROR,
                            "too_large_for_a_code",
                            "a QR code in a terminal holds " + QrCode.MOST_BYTES + " bytes, and this transaction has "
                                    + text.getBytes(StandardCharsets.UTF_8).length,
                            "Carry the file itself, on a stick for example."));
            for (Text line : code.lines()) {
                output.print(line);
            }
        }
    }

    /** Signs one. */
    @Command(
            name = "sign",
            description = {
                "Sign what is in a transaction file with keys of this wallet.",
                "Needs no network; what is signed is shown, decoded from the bytes."
            },
            footer = {
                "",
                "Example: tx sign rent.json --offline",
                "         tx sign rent.json --sign-with carol --out rent-carol.json --genesis genesis.json"
            })
    public static final class Sign implements WalletCommand {
        @Parameters(
                paramLabel = "FILE",
                description = "A transaction file, replaced unless --out is given; or - for standard input.")
        private String file = "";

        @Option(names = "--out", paramLabel = "FILE", description = "The file to write instead; it must not exist yet.")
        private @Nullable String out;

        @Mixin
        private SignWith signWith = new SignWith();

        @Mixin
        private NetworkOption network = new NetworkOption();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Path path = Paths.of(file);
            FilePage page = new FilePage(session, network.identity(session));
            Optional<Path> target = target(out, List.of(path));
            TransactionFile before = NetworkOption.read(page, path);
            TransactionFile after = new FileSigning(page).sign(before, signWith.accounts(), "");
            Path written = write(path, target, after);
            page.report(
                    Text.plain(after.equals(before) ? "This wallet has nothing to add." : "Signed " + written + "."),
                    written,
                    after);
            return ExitCode.OK;
        }
    }

    private static Optional<Path> target(@Nullable String out, List<Path> sources) throws Failure {
        if (out == null) {
            if (sources.stream().anyMatch(NetworkOption::isPiped)) {
                throw Failure.usage("where to? Standard input cannot be replaced", "Add --out FILE.");
            }
            return Optional.empty();
        }
        Path path = Paths.of(out);
        TransactionFiles.requireNew(path);
        return Optional.of(path);
    }

    private static Path write(Path path, Optional<Path> target, TransactionFile file) throws Failure {
        if (target.isPresent()) {
            TransactionFiles.create(target.get(), file);
            return target.get();
        }
        TransactionFiles.replace(path, file);
        return path;
    }

    /** Joins several. */
    @Command(
            name = "combine",
            description = "Join the signatures of several files of one transaction.",
            footer = {"", "Example: tx combine rent-alice.json rent-carol.json --out rent.json"})
    public static final class Combine implements WalletCommand {
        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "Files of one transaction; one may be - for standard input.")
        private List<String> files = List.of();

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "The file to write; it must not exist yet (default: the first one is replaced).")
        private @Nullable String out;

        @Mixin
        private NetworkOption network = new NetworkOption();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            FilePage page = new FilePage(session, network.identity(session));
            List<Path> paths = new ArrayList<>();
            for (String file : files) {
                paths.add(Paths.of(file));
            }
            Optional<Path> target = target(out, paths);
            TransactionFile all = NetworkOption.read(page, paths.getFirst());
            for (Path path : paths.subList(1, paths.size())) {
                all = joined(all, NetworkOption.read(page, path), paths.getFirst(), path);
            }
            Path written = write(paths.getFirst(), target, all);
            page.report(Text.plain("Joined " + paths.size() + " files in " + written + "."), written, all);
            return ExitCode.OK;
        }

        private static TransactionFile joined(TransactionFile one, TransactionFile other, Path first, Path path)
                throws Failure {
            if (!one.id().equals(other.id())) {
                throw different(path + " is another transaction (" + other.id().hex() + ") than " + first + " ("
                        + one.id().hex() + ")");
            }
            Optional<Authority> authority = one.authority().or(other::authority);
            if (!other.authority().or(one::authority).equals(authority)) {
                throw different(path + " and " + first + " say different things about who may sign");
            }
            try {
                return new TransactionFile(one.network(), one.body(), authority, one.signatures())
                        .and(other.signatures());
            } catch (IllegalArgumentException e) {
                throw different(path + " does not fit " + first + ": " + e.getMessage());
            }
        }

        private static Failure different(String message) {
            return new Failure(
                    ExitCode.ERROR,
                    "different_transactions",
                    message,
                    "Nothing was written. Look at each: tx inspect FILE");
        }
    }

    /** Sends one. */
    @Command(
            name = "submit",
            description = "Hand in a transaction file that has its signatures, and wait until it is final.",
            footer = {
                "",
                "Example: tx submit rent.json",
                "         tx submit - --yes < rent.json"
            })
    public static final class Submit implements WalletCommand {
        @Parameters(paramLabel = "FILE", description = "A transaction file, or - for its text on standard input.")
        private String file = "";

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            FilePage page = new FilePage(session, session.network().identity());
            session.client(); // refused offline, before anything else is said
            return new Submission(page, NetworkOption.read(page, Paths.of(file))).send(false);
        }
    }
}
