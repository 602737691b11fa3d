package org.mokkachain.wallet.commands.sending;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.commands.base.Amounts;
import org.mokkachain.wallet.output.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that makes a transaction. */
public final class SendOptions {
    @Option(
            names = "--fee",
            paramLabel = "AMOUNT",
            arity = "1..2",
            description = "What to offer for it (default: the network's least fee).")
    private @Nullable List<String> fee;

    @Mixin
    private SignWith signWith = new SignWith();

    @Mixin
    private BuildOptions build = new BuildOptions();

    Optional<Amount> fee() throws Failure {
        return fee == null ? Optional.empty() : Optional.of(Amounts.parse(String.join(" ", fee)));
    }

    public List<String> signWith() {
        return signWith.accounts();
    }

    public BuildOptions build() {
        return build;
    }
}
