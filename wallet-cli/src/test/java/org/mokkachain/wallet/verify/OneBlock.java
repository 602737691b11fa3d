package org.mokkachain.wallet.verify;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A network of one validator and its first block, with one transfer of 3 MOKKA. */
final class OneBlock {
    final Genesis genesis;
    final TransactionProof proof;

    OneBlock(int seed) {
        byte[] key = new byte[PrivateKey.LENGTH];
        key[0] = (byte) seed;
        Signer signer = Ed25519.bouncyCastle().signer(PrivateKey.of(key));
        Address address = AccountAddress.of(signer.publicKey());
        ValidatorSet set = new ValidatorSet(List.of(new Validator("validator-0", signer.publicKey(), address)));
        genesis = new Genesis("shop", "tmok", 1_700_000_000_000L, CrashModel.BFT, Timing.LAN, Limits.DEFAULT, set,
                List.of("127.0.0.1:9100"), List.of(new GenesisAccount("owner", address, Amount.of(1_000_000_000))));
        Transfer transfer = new Transfer(AssetId.NATIVE, address, Amount.of(3_000_000), Bytes.EMPTY);
        Transaction transaction = Transaction.sign(
                new TransactionBody(genesis.hash(), address, 0, Amount.of(1_000), 100, List.of(transfer)), signer);
        Receipt receipt = new Receipt(transaction.id(), new Receipt.Applied(), Amount.of(1_000));
        Encoder encoded = new Encoder();
        receipt.encode(encoded);
        Header header = new Header(Header.VERSION, genesis.hash(), 0, 1, 1, 0, Hash.ZERO, Hash.ZERO,
                Block.transactionsRoot(List.of(transaction)), Hash.ZERO, MerkleTree.root(List.of(encoded.toBytes())),
                set.hash(), set.hash(), genesis.timestampMs() + 1, 1, 4);
        BlockReference block = BlockReference.of(header);
        SignerSignature vote = new SignerSignature(
                0, signer.sign(Certificate.signedPayload(Phase.COMMIT, genesis.hash(), block)));
        FinalityProof finality =
                new FinalityProof(List.of(), new Certificate(Phase.COMMIT, block, List.of(vote)));
        proof = TransactionProof.of(
                        new CertifiedHeader(List.of(), new FinalHeader(header, Optional.empty(), finality)),
                        List.of(transaction), List.of(receipt), 0)
                .orElseThrow();
    }
}
