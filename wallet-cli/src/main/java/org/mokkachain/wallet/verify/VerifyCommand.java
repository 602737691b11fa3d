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
import org.mokkachain.types.proof.Verdict;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Text;

/** Verifies one receipt file and says what is proven, or which step failed. */
public final class VerifyCommand {
    private static final String GENESIS = "genesis.json";

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
            return verify(folder.resolve(request.receipt().orElseThrow()), genesisFile(request));
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

    private ExitCode verify(Path receipt, Path genesisFile) throws Failure {
        Genesis genesis = GenesisFile.read(genesisFile);
        Verdict<VerifiedReceipt> verdict;
        try {
            verdict = ReceiptVerifier.of(genesis).verify(receipt);
        } catch (IOException e) {
            String message = "the receipt cannot be read: " + GenesisFile.reason(e, receipt);
            throw new Failure(ExitCode.ERROR, "unreadable", message, "Check the path.");
        }
        switch (verdict) {
            case Verdict.Valid<VerifiedReceipt>(VerifiedReceipt proven) -> tell(proven, genesisFile);
            case Verdict.Invalid<VerifiedReceipt> invalid -> tell(invalid, genesisFile, genesis);
        }
        return verdict.isValid() ? ExitCode.OK : ExitCode.ERROR;
    }

    private void tell(VerifiedReceipt proven, Path genesisFile) {
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
            output.json(json);
            return;
        }
        output.print(Text.good("proven"), Text.plain(", trusting nothing but " + genesisFile));
        proven.sentences().forEach(sentence -> output.print("  " + sentence));
    }

    private void tell(Verdict.Invalid<VerifiedReceipt> invalid, Path genesisFile, Genesis genesis) {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("ok", false);
            json.put("step", invalid.step().text());
            json.put("reason", invalid.reason());
            json.put("network", genesis.network());
            json.put("genesisHash", genesis.hash().hex());
            json.put("genesisFile", genesisFile.toString());
            output.json(json);
            return;
        }
        output.print(Text.bad("not proven"), Text.plain(", step " + invalid.step().text() + ": " + invalid.reason()));
        output.print("  Checked against " + genesisFile + ", network " + genesis.network() + ".");
    }
}
