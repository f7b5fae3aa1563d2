import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/** Writes an .xz file unpacked to the standard output, where the system has no xz. */
public final class Unxz {

  public static void main(String[] arguments) throws IOException {
    try (InputStream in = new XZInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      in.transferTo(System.out);
    }
    System.out.flush();
  }
}
