import { testStreamActivity } from "./support/stream-activity-tests.js";
import { testStreamLosses } from "./support/stream-losses-tests.js";
import { testStreamServices } from "./support/stream-service-tests.js";
import { testStreamTroubles } from "./support/stream-trouble-tests.js";
import { streamInNode } from "./support/stream-world.js";

testStreamServices(streamInNode);
testStreamActivity(streamInNode);
testStreamTroubles(streamInNode);
testStreamLosses(streamInNode);
