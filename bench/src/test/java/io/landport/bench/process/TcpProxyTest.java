package io.landport.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that answers each byte with its successor. */
@Timeout(30)
final class TcpProxyTest {
    private static final int SOON_MILLIS = 200;

    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
        proxy = TcpProxy.listening();
        proxy.forwardTo(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void shouldForwardBothWays() throws IOException {
        // Given
        try (Socket client = client();
                Socket another = client()) {
            // When // Then
            assertThat(answer(client, 1)).isEqualTo(2);
            assertThat(answer(another, 7)).isEqualTo(8);
            assertThat(answer(client, 3)).isEqualTo(4);
        }
    }

    @Test
    void shouldDropConnectionsAndForwardNewOnes() throws IOException {
        // Given
        try (Socket client = client()) {
            assertThat(answer(client, 1)).isEqualTo(2);
            // When
            proxy.drop();
            // Then
            assertThat(isEnded(client)).isTrue();
            try (Socket next = client()) {
                assertThat(answer(next, 1)).isEqualTo(2);
            }
        }
    }

    @Test
    void shouldHoldBackWhatIsSentWhileItStalls() throws IOException {
        // Given
        try (Socket client = client()) {
            assertThat(answer(client, 1)).isEqualTo(2);
            proxy.stall();
            client.setSoTimeout(SOON_MILLIS);
            // When
            assertThatThrownBy(() -> answer(client, 5))
                    // Then
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.restore();
            client.setSoTimeout(0);
            assertThat(client.getInputStream().read()).isEqualTo(6);
        }
    }

    @Test
    void shouldRefuseConnectionsUntilItIsRestored() throws IOException {
        // Given
        try (Socket client = client()) {
            assertThat(answer(client, 1)).isEqualTo(2);
            // When
            proxy.refuse();
            // Then
            assertThat(isEnded(client)).isTrue();
            assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
            proxy.restore();
            try (Socket next = client()) {
                assertThat(answer(next, 1)).isEqualTo(2);
            }
        }
    }

    @Test
    void shouldLoseConnectionsWithoutAResetAndForwardNewOnesAfterwards() throws IOException {
        // Given
        try (Socket client = client()) {
            assertThat(answer(client, 1)).isEqualTo(2);
            // When
            proxy.cut();
            // Then
            assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
            proxy.restore();
            client.setSoTimeout(SOON_MILLIS);
            assertThatThrownBy(() -> answer(client, 5)).isInstanceOf(SocketTimeoutException.class);
            try (Socket next = client()) {
                assertThat(answer(next, 1)).isEqualTo(2);
            }
        }
    }

    @Test
    void shouldEndTheConnectionOfAServerThatEnds() throws IOException {
        // Given
        try (Socket client = client()) {
            assertThat(answer(client, 1)).isEqualTo(2);
            // When
            client.getOutputStream().write(0);
            // Then
            assertThat(isEnded(client)).isTrue();
        }
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static int answer(Socket client, int question) throws IOException {
        client.getOutputStream().write(question);
        return client.getInputStream().read();
    }

    private static boolean isEnded(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket accepted = server.accept();
                Thread thread = new Thread(() -> answer(accepted));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Answers until it reads 0. */
    private static void answer(Socket accepted) {
        try (accepted) {
            InputStream in = accepted.getInputStream();
            OutputStream out = accepted.getOutputStream();
            for (int read = in.read(); read > 0; read = in.read()) {
                out.write(read + 1);
            }
        } catch (IOException e) {
            // The client or the test has ended it.
        }
    }
}
