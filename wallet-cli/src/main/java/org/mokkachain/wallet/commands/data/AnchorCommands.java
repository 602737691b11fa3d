package org.mokkachain.wallet.commands.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.output.Times;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.verify.DocumentFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notarising documents: the chain keeps their SHA-256, with who showed it first and when. */
public final class AnchorCommands {
    private AnchorCommands() {}

    /** Which document is meant; exactly one of the two. */
    public static final class Document {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "The document; it stays where it is.")
        private @Nullable Path file;

        @Option(names = "--hash", paramLabel = "HASH", description = "Its SHA-256 instead, 64 hexadecimal digits.")
        private @Nullable String hash;

        public Hash read() throws Failure {
            if (file == null && hash != null) {
                return given(hash);
            }
            if (file == null || hash != null) {
                throw Failure.usage("which document?", "Name a file, or its SHA-256 with --hash; not both.");
            }
            try {
                return DocumentFile.read(file).sha256();
            } catch (IOException e) {
                String what = "cannot read " + file + ": " + e.getMessage();
                throw new Failure(ExitCode.ERROR, "cannot_read", what, "Check the path.");
            }
        }

        private static Hash given(String text) throws Failure {
            try {
                return Hash.fromHex(text);
            } catch (IllegalArgumentException e) {
                throw Failure.usage("'" + text + "' is not a SHA-256", "It has 64 hexadecimal digits.");
            }
        }

        String name() {
            return file == null ? "" : String.valueOf(file.getFileName());
        }
    }

    /** Notarises. */
    @Command(
            name = "put",
            description = "Notarise a document by its SHA-256; the first account to do so is remembered for ever.",
            footer = {"", "Example: anchor put contract.pdf --label \"rent 2026\" --from alice"})
    public static final class Put implements WalletCommand {
        @Mixin
        private Document document = new Document();

        @Option(names = "--label", paramLabel = "TEXT", description = "Public text with it, up to 128 bytes.")
        private String label = "";

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Hash hash = document.read();
            Anchor anchor;
            try {
                anchor = new Anchor(hash, label);
            } catch (IllegalArgumentException e) {
                throw Failure.usage(String.valueOf(e.getMessage()), "Shorten --label.");
            }
            String what = document.name().isEmpty() ? hash.hex() : document.name();
            Deed deed = Deed.of(List.of(anchor), "anchor " + what, "Anchored " + what)
                    .field("document", what)
                    .result("hash", transaction -> hash.hex());
            if (!label.isEmpty()) {
                deed.field("label", label);
            }
            return Sending.of(session, options).run(deed);
        }
    }

    /** Checks. */
    @Command(
            name = "verify",
            description = "Check whether a document was notarised, by whom and when. Ends with 1 if it was not.",
            footer = {
                "",
                "Example: anchor verify contract.pdf",
                "         anchor verify --hash 98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4"
            })
    public static final class Verify implements WalletCommand {
        @Mixin
        private Document document = new Document();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Hash hash = document.read();
            AnchorInfo anchor = find(session, hash);
            Output output = session.output();
            if (output.isJson()) {
                output.json(anchor);
                return ExitCode.OK;
            }
            Names names = session.names();
            output.print(Text.good("✔ "), Text.bold("Anchored in block " + anchor.height()));
            Table table = Table.fields()
                    .field("  hash", anchor.hash())
                    .field("  by", names.known(names.address(anchor.account())).written())
                    .field("  time", Times.dateTime(anchor.timestampMs()));
            if (!anchor.label().isEmpty()) {
                table.field("  label", anchor.label());
            }
            output.print(table);
            return ExitCode.OK;
        }

        private static AnchorInfo find(Session session, Hash hash) throws Failure, MokkaClientException {
            try {
                return session.client().anchor(hash);
            } catch (ApiException e) {
                if (e.code() == ErrorCode.NOT_FOUND) {
                    throw new Failure(
                            ExitCode.ERROR,
                            "not_anchored",
                            "nobody has anchored this document (SHA-256 " + hash.hex() + ")",
                            "A document that differs in a single byte is another one.");
                }
                throw e;
            }
        }
    }

    /** What was notarised. */
    @Command(
            name = "list",
            description = "List the last notarised documents, newest first.",
            footer = {"", "Example: anchor list --account alice --limit 5"})
    public static final class ListLast implements WalletCommand {
        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only those of this account.")
        private @Nullable String account;

        @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 100 (default 20).")
        private int limit = 20;

        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Names names = session.names();
            Optional<String> of = account == null ? Optional.empty() : Optional.of(names.resolve(account).text());
            Page<AnchorInfo> page = session.client().anchors(of, limit, Optional.empty());
            Output output = session.output();
            if (output.isJson()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("anchors", page.items());
                json.put("more", page.next().isPresent());
                output.json(json);
                return ExitCode.OK;
            }
            Table table = Table.of(">BLOCK", "TIME", "LABEL", "ACCOUNT", "HASH");
            for (AnchorInfo anchor : page.items()) {
                String by = names.known(names.address(anchor.account())).name().orElse(anchor.account());
                table.row(
                        Text.plain(Long.toString(anchor.height())),
                        Text.plain(Times.dateTime(anchor.timestampMs())),
                        Text.bold(anchor.label()),
                        Text.plain(by),
                        Text.dim(anchor.hash()));
            }
            output.print(table);
            return ExitCode.OK;
        }
    }
}
