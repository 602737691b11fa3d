package org.mokkachain.wallet.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mokkachain.wallet.commands.account.AccountBalance;
import org.mokkachain.wallet.commands.account.AccountCare;
import org.mokkachain.wallet.commands.account.AccountCommands;
import org.mokkachain.wallet.commands.account.ContactCommands;
import org.mokkachain.wallet.commands.account.NewAccounts;
import org.mokkachain.wallet.commands.asset.AssetCommands;
import org.mokkachain.wallet.commands.asset.AssetViews;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.chain.BlockShow;
import org.mokkachain.wallet.commands.chain.ChainMembers;
import org.mokkachain.wallet.commands.chain.ChainStats;
import org.mokkachain.wallet.commands.chain.ChainStatus;
import org.mokkachain.wallet.commands.chain.ChainWatch;
import org.mokkachain.wallet.commands.data.AnchorCommands;
import org.mokkachain.wallet.commands.data.DataCommands;
import org.mokkachain.wallet.commands.file.FileCommands;
import org.mokkachain.wallet.commands.governance.ProposeCommands;
import org.mokkachain.wallet.commands.governance.ValidatorCommands;
import org.mokkachain.wallet.commands.history.HistoryCommands;
import org.mokkachain.wallet.commands.multisig.MultisigCommands;
import org.mokkachain.wallet.commands.multisig.MultisigFiles;
import org.mokkachain.wallet.commands.proof.EntryProofs;
import org.mokkachain.wallet.commands.proof.ProofCommands;
import org.mokkachain.wallet.commands.tx.TxBatch;
import org.mokkachain.wallet.commands.tx.TxSend;
import org.mokkachain.wallet.commands.tx.TxShow;
import org.mokkachain.wallet.commands.tx.TxWhy;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Every command: noun, then verb. Only the one that is called is made: reading the annotations of all of them would
 * cost each start more than the command itself.
 */
public final class CommandTree {
    /** What the shell asks for at each key press. */
    private static final Map<String, Syntax> SYNTAX = new ConcurrentHashMap<>();

    private CommandTree() {}

    public static List<String> nouns() {
        return List.of(
                "account", "tx", "asset", "anchor", "data", "multisig", "validator", "chain", "block", "contact");
    }

    /** The verbs of a noun in the order of the help; none if it is not a noun. */
    public static List<String> verbs(String noun) {
        return switch (noun) {
            case "account" ->
                List.of(
                        "new", "import", "list", "show", "balance", "history", "proof", "rename", "export",
                        "change-password", "delete");
            case "tx" ->
                List.of("send", "batch", "build", "inspect", "sign", "combine", "submit", "show", "why", "proof");
            case "asset" -> List.of("issue", "mint", "burn", "freeze", "list", "show", "history", "proof");
            case "anchor" -> List.of("put", "verify", "list", "proof");
            case "data" -> List.of("put", "get", "delete", "list", "history", "proof");
            case "multisig" -> List.of("set", "show", "propose", "approve");
            case "validator" ->
                List.of(
                        "list", "proposals", "propose-add", "propose-remove", "propose-set", "propose-permission",
                        "approve", "withdraw", "report", "proof");
            case "chain" -> List.of("status", "validators", "peers", "stats", "watch");
            case "block" -> List.of("show");
            case "contact" -> List.of("add", "list", "remove");
            default -> List.of();
        };
    }

    /** A command, new for each use; empty if there is none of that name. */
    static Optional<WalletCommand> create(String noun, String verb) {
        String name = noun + " " + verb;
        return Optional.ofNullable(everyday(name)).or(() -> Optional.ofNullable(operation(name)));
    }

    private static @Nullable WalletCommand everyday(String name) {
        return switch (name) {
            case "account new" -> new NewAccounts.New();
            case "account import" -> new NewAccounts.Import();
            case "account list" -> new AccountCommands.ListAll();
            case "account show" -> new AccountCommands.Show();
            case "account balance" -> new AccountBalance();
            case "account history" -> new HistoryCommands.OfAccount();
            case "account proof" -> new ProofCommands.OfAccount();
            case "account rename" -> new AccountCare.Rename();
            case "account export" -> new AccountCare.Export();
            case "account change-password" -> new AccountCare.ChangePassword();
            case "account delete" -> new AccountCare.Delete();
            case "tx send" -> new TxSend();
            case "tx batch" -> new TxBatch();
            case "tx build" -> new FileCommands.Build();
            case "tx inspect" -> new FileCommands.Inspect();
            case "tx sign" -> new FileCommands.Sign();
            case "tx combine" -> new FileCommands.Combine();
            case "tx submit" -> new FileCommands.Submit();
            case "tx show" -> new TxShow();
            case "tx why" -> new TxWhy();
            case "tx proof" -> new ProofCommands.OfTransaction();
            case "chain status" -> new ChainStatus();
            case "chain validators" -> new ChainMembers.Validators();
            case "chain peers" -> new ChainMembers.Peers();
            case "chain stats" -> new ChainStats();
            case "chain watch" -> new ChainWatch();
            case "block show" -> new BlockShow();
            case "contact add" -> new ContactCommands.Add();
            case "contact list" -> new ContactCommands.ListAll();
            case "contact remove" -> new ContactCommands.Remove();
            default -> null;
        };
    }

    private static @Nullable WalletCommand operation(String name) {
        return switch (name) {
            case "asset issue" -> new AssetCommands.Issue();
            case "asset mint" -> new AssetCommands.MintMore();
            case "asset burn" -> new AssetCommands.BurnSome();
            case "asset freeze" -> new AssetCommands.FreezeHolding();
            case "asset list" -> new AssetViews.ListAll();
            case "asset show" -> new AssetViews.Show();
            case "asset history" -> new HistoryCommands.OfAsset();
            case "asset proof" -> new EntryProofs.OfAsset();
            case "anchor put" -> new AnchorCommands.Put();
            case "anchor verify" -> new AnchorCommands.Verify();
            case "anchor list" -> new AnchorCommands.ListLast();
            case "anchor proof" -> new EntryProofs.OfAnchor();
            case "data put" -> new DataCommands.Put();
            case "data get" -> new DataCommands.Get();
            case "data delete" -> new DataCommands.Delete();
            case "data list" -> new DataCommands.ListEntries();
            case "data history" -> new HistoryCommands.OfData();
            case "data proof" -> new EntryProofs.OfData();
            case "multisig set" -> new MultisigCommands.Set();
            case "multisig show" -> new MultisigCommands.Show();
            case "multisig propose" -> new MultisigFiles.Propose();
            case "multisig approve" -> new MultisigFiles.Approve();
            case "validator list" -> new ChainMembers.Validators();
            case "validator proposals" -> new ValidatorCommands.Proposals();
            case "validator propose-add" -> new ProposeCommands.Add();
            case "validator propose-remove" -> new ProposeCommands.Remove();
            case "validator propose-set" -> new ProposeCommands.SetValue();
            case "validator propose-permission" -> new ProposeCommands.Permit();
            case "validator approve" -> new ValidatorCommands.Approve();
            case "validator withdraw" -> new ValidatorCommands.Withdraw();
            case "validator report" -> new ValidatorCommands.Report();
            case "validator proof" -> new EntryProofs.OfGovernance();
            default -> null;
        };
    }

    /** What a command does, in a few words. */
    public static String summary(String noun, String verb) {
        Command command = create(noun, verb)
                .map(c -> c.getClass().getAnnotation(Command.class))
                .orElseThrow(() -> new IllegalArgumentException(noun + " " + verb));
        String text = String.join(" ", command.description());
        return text.split("[.;](\\s|$)", 2)[0];
    }

    /** How a command is used, beyond the options of every command; for completion. */
    public static Syntax syntax(String noun, String verb) {
        return SYNTAX.computeIfAbsent(noun + " " + verb, name -> Syntax.of(
                create(noun, verb).orElseThrow(() -> new IllegalArgumentException(name))));
    }

    /** Whether a command only looks, so that it may be run again and again. */
    public static boolean isView(String noun, String verb) {
        return switch (noun) {
            case "account" -> List.of("list", "show", "balance", "history").contains(verb);
            case "tx" -> List.of("inspect", "show", "why").contains(verb);
            case "asset", "data" -> List.of("list", "show", "get", "history").contains(verb);
            case "anchor" -> List.of("verify", "list").contains(verb);
            case "chain" -> List.of("status", "validators", "peers", "stats").contains(verb);
            case "validator" -> List.of("list", "proposals").contains(verb);
            case "block", "multisig" -> verb.equals("show");
            case "contact" -> verb.equals("list");
            default -> false;
        };
    }

    /** Reads the words that are the command's own. */
    static CommandLine parser(WalletCommand command) {
        return new CommandLine(command).setExpandAtFiles(false);
    }
}
