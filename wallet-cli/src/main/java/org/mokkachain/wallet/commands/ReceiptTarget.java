package org.mokkachain.wallet.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import picocli.CommandLine.Option;

/** Where a receipt goes: a new file, or standard output. */
final class ReceiptTarget {
    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; it must not exist yet.")
    private @Nullable String out;

    void write(byte[] receipt, Output output) throws Failure {
        if (out == null) {
            output.print(new String(receipt, StandardCharsets.UTF_8).strip());
            return;
        }
        Path file = Paths.of(out);
        try {
            Files.write(file, receipt, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(ExitCode.ERROR, "file_exists", file + " exists already", "Choose another name.");
        } catch (IOException e) {
            String message = "cannot write " + file + ": " + e.getMessage();
            throw new Failure(ExitCode.ERROR, "file", message, "Check the path.");
        }
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file.toString());
            json.put("bytes", receipt.length);
            output.json(json);
        } else {
            output.print("Wrote " + file + ". Anybody who has the genesis can check it: mokka verify " + file);
        }
    }
}
