package org.mokkachain.wallet.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.receipt.ReceiptDocument;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.Step;
import org.mokkachain.types.proof.Verdict;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Text;

/** Verifies one receipt file and says what is proven, or which step failed. */
public final class VerifyCommand {
    private static final String GENESIS = "genesis.json";

    /** The step that a receipt about another document fails at, and the field of the object about a right one. */
    private static final String DOCUMENT = "document";

    /** A document in the object. */
    private record DocumentText(String file, String sha256) {}

    private final Output output;
    private final Path folder;
    private final Optional<Path> installation;

    /**
     * @param folder where relative paths begin
     * @param installation where Mokka Chain is, with the genesis of the development network
     */
    public VerifyCommand(Output output, Path folder, Optional<Path> installation) {
        this.output = output;
        this.folder = folder;
        this.installation = installation;
    }

    public ExitCode run(List<String> arguments) {
        try {
            Request request = Request.of(arguments);
            if (request.help()) {
                Request.USAGE.lines().forEach(output::print);
                return ExitCode.OK;
            }
            return verify(folder.resolve(request.receipt().orElseThrow()), genesisFile(request), document(request));
        } catch (Failure e) {
            output.failure(e);
            return e.exitCode();
        }
    }

    private Path genesisFile(Request request) {
        Path here = folder.resolve(request.genesis().orElse(Path.of(GENESIS)));
        boolean chosen = request.genesis().isPresent() || Files.exists(here);
        return chosen ? here : installation.map(home -> home.resolve(GENESIS)).orElse(here);
    }

    private Optional<DocumentFile> document(Request request) throws Failure {
        Optional<Path> file = request.document();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path path = folder.resolve(file.get());
        try {
            return Optional.of(DocumentFile.read(path));
        } catch (IOException e) {
            throw unreadable("the document", e, path);
        }
    }

    private static Failure unreadable(String what, IOException e, Path path) {
        String message = what + " cannot be read: " + GenesisFile.reason(e, path);
        return new Failure(ExitCode.ERROR, "unreadable", message, "Check the path.");
    }

    private ExitCode verify(Path receipt, Path genesisFile, Optional<DocumentFile> document) throws Failure {
        Genesis genesis = GenesisFile.read(genesisFile);
        Verdict<VerifiedReceipt> verdict;
        try {
            verdict = ReceiptVerifier.of(genesis).verify(receipt);
        } catch (IOException e) {
            throw unreadable("the receipt", e, receipt);
        }
        return switch (verdict) {
            case Verdict.Valid<VerifiedReceipt>(VerifiedReceipt proven) -> {
                Optional<String> otherDocument = document.flatMap(file -> file.whyNotIn(proven.document()));
                yield otherDocument.isPresent()
                        ? refuse(DOCUMENT, otherDocument.get(), genesisFile, genesis)
                        : tell(proven, genesisFile, document);
            }
            case Verdict.Invalid<VerifiedReceipt>(Step step, String reason) ->
                refuse(step.text(), reason, genesisFile, genesis);
        };
    }

    private ExitCode tell(VerifiedReceipt proven, Path genesisFile, Optional<DocumentFile> notarised) {
        ReceiptDocument document = proven.document();
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("ok", true);
            json.put("kind", document.kind());
            json.put("network", document.network());
            json.put("genesisHash", document.genesisHash());
            json.put("genesisFile", genesisFile.toString());
            json.put("sentences", proven.sentences());
            json.put("block", document.block());
            json.put("finality", document.finality());
            json.put("transaction", document.transaction());
            json.put("entry", document.entry());
            notarised.ifPresent(file -> json.put(
                    DOCUMENT, new DocumentText(file.file().toString(), file.sha256().hex())));
            output.json(json);
            return ExitCode.OK;
        }
        output.print(Text.good("proven"), Text.plain(", trusting nothing but " + genesisFile));
        notarised.ifPresent(file -> output.print("  " + file.file() + " is the document: it has this SHA-256."));
        proven.sentences().forEach(sentence -> output.print("  " + sentence));
        return ExitCode.OK;
    }

    private ExitCode refuse(String step, String reason, Path genesisFile, Genesis genesis) {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("ok", false);
            json.put("step", step);
            json.put("reason", reason);
            json.put("network", genesis.network());
            json.put("genesisHash", genesis.hash().hex());
            json.put("genesisFile", genesisFile.toString());
            output.json(json);
            return ExitCode.ERROR;
        }
        output.print(Text.bad("not proven"), Text.plain(", step " + step + ": " + reason));
        output.print("  Checked against " + genesisFile + ", network " + genesis.network() + ".");
        return ExitCode.ERROR;
    }
}
