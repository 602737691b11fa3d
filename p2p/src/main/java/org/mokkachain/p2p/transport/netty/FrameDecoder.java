package org.mokkachain.p2p.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.types.value.Bytes;

/**
 * Cuts the stream into {@link Frame}s and {@link Control}s. Type and length are judged as soon as the five bytes of
 * the header are there; nothing is set aside for a body that is not allowed. After a violation nothing is read.
 */
final class FrameDecoder extends ByteToMessageDecoder {
    private final FrameLimits limits;
    private boolean established;
    private boolean broken;
    private long bytesReceived;

    FrameDecoder(FrameLimits limits) {
        this.limits = limits;
    }

    /** From now on the frames of a link are expected instead of those of the handshake. */
    void established() {
        established = true;
    }

    /** Decrypted bytes received so far. */
    long bytesReceived() {
        return bytesReceived;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            bytesReceived += bytes.readableBytes();
        }
        super.channelRead(context, message);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < Control.HEADER) {
            return;
        }
        int start = in.readerIndex();
        long length = in.getUnsignedInt(start);
        int type = in.getUnsignedByte(start + 4);
        long allowed = maxBody(type);
        if (length > allowed) {
            throw violation(Cause.OVERSIZE_FRAME,
                    "a frame of type " + type + " claims " + length + " bytes, " + allowed + " are allowed");
        }
        if (in.readableBytes() < Control.HEADER + length) {
            return;
        }
        in.skipBytes(Control.HEADER);
        byte[] body = new byte[(int) length];
        in.readBytes(body);
        out.add(type <= Frame.MAX_TYPE
                ? new Frame(type, Bytes.of(body))
                : new Control(Control.Kind.of(type), Bytes.of(body)));
    }

    private int maxBody(int type) {
        if (Control.Kind.known(type) && Control.Kind.of(type).handshake != established) {
            return Control.Kind.of(type).maxBody;
        }
        if (!established || type > Frame.MAX_TYPE) {
            throw violation(Cause.UNKNOWN_TYPE, "a frame of type " + type + " is not expected"
                    + (established ? "" : " before the handshake is over"));
        }
        return limits.kind(type).map(FrameKind::maxBody).orElseThrow(
                () -> violation(Cause.UNKNOWN_TYPE, "frame type " + type + " is unknown"));
    }

    private FrameViolation violation(Cause cause, String sentence) {
        broken = true;
        return new FrameViolation(cause, sentence);
    }
}
