package org.espalier.djl.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files that may be compressed and turns failures into one-line messages. */
final class Streams {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private Streams() {}

    /** Opens a file; a gzip header is recognised by its two magic bytes, not by the name. */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            int first = raw.read();
            int second = raw.read();
            raw.reset();
            if (first == GZIP_FIRST && second == GZIP_SECOND) {
                return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
            }
            return raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Describes a failed read of a file. */
    static DataException failure(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new DataException(file + ": no such file", cause);
        }
        if (cause instanceof EOFException) {
            return new DataException(file + ": ends too early; is the file truncated?", cause);
        }
        if (cause instanceof ZipException) {
            return new DataException(file + ": damaged gzip data (" + cause.getMessage() + ")", cause);
        }
        return new DataException(file + ": cannot be read (" + cause.getMessage() + ")", cause);
    }
}
