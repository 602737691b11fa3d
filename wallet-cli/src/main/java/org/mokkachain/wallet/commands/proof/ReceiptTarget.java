package org.mokkachain.wallet.commands.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.types.proof.Verdict;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.verify.GenesisFile;
import picocli.CommandLine.Option;

/** Where a receipt goes, a new file or standard output, and whether it is checked before. */
final class ReceiptTarget {
    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; it must not exist yet.")
    private @Nullable String out;

    @Option(
            names = "--genesis",
            paramLabel = "FILE",
            description = "The network's genesis: the receipt is checked against it before it is written.")
    private @Nullable String genesis;

    /**
     * Checks and writes.
     *
     * @param isAskedFor a node may answer with a good receipt of something else
     */
    void write(byte[] receipt, Predicate<VerifiedReceipt> isAskedFor, Output output) throws Failure {
        check(receipt, isAskedFor);
        if (out == null) {
            new String(receipt, StandardCharsets.UTF_8).lines().forEach(output::print);
            return;
        }
        Path file = Paths.of(out);
        create(file, receipt);
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file.toString());
            json.put("bytes", receipt.length);
            json.put("checked", genesis != null);
            output.json(json);
        } else {
            output.print("Wrote " + file + (genesis == null ? "" : ", proven")
                    + ". Anybody who has the genesis can check it: mokka verify " + file);
        }
    }

    /** Whether there is a genesis to check receipts against. */
    boolean checks() {
        return genesis != null;
    }

    /** Checks a receipt if there is a genesis. */
    void check(byte[] receipt, Predicate<VerifiedReceipt> isAskedFor) throws Failure {
        if (genesis != null) {
            check(ReceiptVerifier.of(GenesisFile.read(Paths.of(genesis))).verify(receipt), isAskedFor);
        }
    }

    private static void check(Verdict<VerifiedReceipt> verdict, Predicate<VerifiedReceipt> isAskedFor)
            throws Failure {
        switch (verdict) {
            case Verdict.Valid<VerifiedReceipt>(VerifiedReceipt proven) -> {
                if (!isAskedFor.test(proven)) {
                    throw refused("it is the receipt of something else");
                }
            }
            case Verdict.Invalid<VerifiedReceipt> no -> throw refused("step " + no.step().text() + ": " + no.reason());
        }
    }

    private static Failure refused(String why) {
        return new Failure(ExitCode.ERROR, "not_proven", "the node's receipt proves nothing, " + why,
                "Check the genesis file; if it is right, the node lies: ask another one.");
    }

    private static void create(Path file, byte[] receipt) throws Failure {
        try {
            Files.write(file, receipt, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(ExitCode.ERROR, "file_exists", file + " exists already", "Choose another name.");
        } catch (IOException e) {
            String message = "cannot write " + file + ": " + e.getMessage();
            throw new Failure(ExitCode.ERROR, "file", message, "Check the path.");
        }
    }
}
