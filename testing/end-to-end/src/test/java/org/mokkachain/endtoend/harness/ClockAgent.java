package org.mokkachain.endtoend.harness;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.time.Instant;

/** In the process of a node: whoever of our classes asks for the time gets it with a constant added. */
public final class ClockAgent implements ClassFileTransformer {
    private static final ClassDesc SELF = ClassDesc.of(ClockAgent.class.getName());
    private static final String OURS = "org/mokkachain/";
    private static volatile long aheadMillis;

    private ClockAgent() {}

    /** Called by the Java runtime before the program begins. */
    public static void premain(String milliseconds, Instrumentation instrumentation) {
        aheadMillis = Long.parseLong(milliseconds);
        instrumentation.addTransformer(new ClockAgent());
    }

    /** Instead of {@link System#currentTimeMillis}. */
    public static long millis() {
        return System.currentTimeMillis() + aheadMillis;
    }

    /** Instead of {@link Instant#now}. */
    public static Instant instant() {
        return Instant.now().plusMillis(aheadMillis);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] code) {
        if (name == null || !name.startsWith(OURS) || name.contains("ClockAgent")) {
            return null;
        }
        ClassFile format = ClassFile.of();
        return format.transformClass(format.parse(code), ClassTransform.transformingMethodBodies(shifting()));
    }

    private static CodeTransform shifting() {
        return (builder, element) -> {
            if (calls(element, "java/lang/System", "currentTimeMillis")) {
                builder.invokestatic(SELF, "millis", MethodTypeDesc.ofDescriptor("()J"));
            } else if (calls(element, "java/time/Instant", "now")) {
                builder.invokestatic(SELF, "instant", MethodTypeDesc.ofDescriptor("()Ljava/time/Instant;"));
            } else {
                builder.with(element);
            }
        };
    }

    private static boolean calls(Object element, String owner, String method) {
        return element instanceof InvokeInstruction call
                && call.opcode() == Opcode.INVOKESTATIC
                && call.owner().asInternalName().equals(owner)
                && call.name().equalsString(method)
                && call.typeSymbol().parameterCount() == 0;
    }
}
