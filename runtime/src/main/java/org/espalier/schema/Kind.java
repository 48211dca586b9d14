package org.espalier.schema;

/**
 * What an {@link ValueSpec.ObjectSpec} asks for: a Java class, or a symbol type and those derived from it.
 */
public interface Kind {
    /** Returns the name used in messages, such as {@code Block}. */
    String name();

    /** Returns whether every object of kind {@code other} is also of this kind. */
    boolean includes(Kind other);

    /** Returns whether a finished Java object is of this kind. */
    boolean isInstance(Object value);

    /** Returns the kind of all objects of a Java class or interface. */
    static Kind of(Class<?> type) {
        return new JavaKind(type);
    }

    /** Returns the Java class whose objects are of this kind. */
    Class<?> javaClass();

    /** The objects of a Java class. */
    record JavaKind(Class<?> javaClass) implements Kind {
        @Override
        public String name() {
            return javaClass.getSimpleName();
        }

        @Override
        public boolean includes(Kind other) {
            return javaClass.isAssignableFrom(other.javaClass());
        }

        @Override
        public boolean isInstance(Object value) {
            return javaClass.isInstance(value);
        }
    }
}
