package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.value.Bytes;

/** The symbol of an issued asset; every symbol names one asset at most. Natural key: the symbol in ASCII. */
public record SymbolKey(String symbol) implements StateKey<SymbolOwner> {
    @Override
    public StateKind kind() {
        return StateKind.SYMBOL;
    }

    @Override
    public Bytes naturalKey() {
        return new Encoder(16).rest(symbol).toBytes();
    }

    @Override
    public SymbolOwner decode(Bytes value) throws DecodingException {
        return SymbolOwner.decode(value);
    }

    static SymbolKey read(Decoder in) throws DecodingException {
        return new SymbolKey(requireSymbol(in.rest(IssueAsset.MAX_SYMBOL)));
    }

    static String requireSymbol(String text) {
        if (!IssueAsset.isSymbol(text)) {
            throw new IllegalArgumentException("no asset can have the symbol " + text);
        }
        return text;
    }
}
