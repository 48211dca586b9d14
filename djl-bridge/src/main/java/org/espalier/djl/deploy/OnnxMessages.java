package org.espalier.djl.deploy;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.espalier.djl.nn.OnnxNode;

/** ONNX's messages, made of our values. */
final class OnnxMessages {

    private static final String BATCH = "batch";

    private OnnxMessages() {}

    static NodeProto node(String name, OnnxNode node, List<String> outputs) {
        NodeProto.Builder proto = NodeProto.newBuilder()
                .setName(name)
                .setOpType(node.operator())
                .addAllInput(node.inputs())
                .addAllOutput(outputs);
        node.attributes().forEach((key, value) -> proto.addAttribute(attribute(key, value)));
        return proto.build();
    }

    private static AttributeProto attribute(String name, Object value) {
        AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
        if (value instanceof Long integer) {
            return proto.setType(AttributeType.INT).setI(integer).build();
        }
        if (value instanceof Float number) {
            return proto.setType(AttributeType.FLOAT).setF(number).build();
        }
        if (value instanceof String text) {
            return proto.setType(AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(text))
                    .build();
        }
        if (value instanceof List<?> list) {
            boolean texts = list.stream().anyMatch(String.class::isInstance);
            proto.setType(texts ? AttributeType.STRINGS : AttributeType.INTS);
            list.forEach(element -> {
                if (texts) {
                    proto.addStrings(ByteString.copyFromUtf8((String) element));
                } else {
                    proto.addInts((Long) element);
                }
            });
            return proto.build();
        }
        throw new IllegalArgumentException(
                name + ": expected Long, Float, String or a list of them, found " + value.getClass());
    }

    static TensorProto floats(String name, Shape shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, TensorProto.DataType.FLOAT, shape)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    static TensorProto integers(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(name, TensorProto.DataType.INT64, new Shape(values.length))
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    private static TensorProto.Builder tensor(String name, TensorProto.DataType type, Shape shape) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (long extent : shape.getShape()) {
            proto.addDims(extent);
        }
        return proto;
    }

    /** Describes an array of 32-bit numbers whose first axis, the batch, is open. */
    static ValueInfoProto batchOf(String name, Shape shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        axes.addDimBuilder().setDimParam(BATCH);
        for (long extent : shape.getShape()) {
            axes.addDimBuilder().setDimValue(extent);
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(axes)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
