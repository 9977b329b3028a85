# Totem：节点为什么这样做，以及它们所知道的各项内容的名称。只写 § 的，指论文
# 《The Totem Single-Ring Ordering and Membership Protocol》的章节；EVS 指《Extended Virtual Synchrony》。

totem = Totem
    .summary = 令牌沿着环传递：谁拿着令牌，谁就可以广播；消息凭令牌上的序号排定先后，所有节点都按同一顺序交付。令牌丢了，或者听到了环外的节点，大家就重新集结，组成新的环。

## 启动与停止

totem-started = { $node } 独自启动，开始寻找其他节点。
    .rule = 刚启动的节点谁也不认识。它用 Join 告诉大家自己来了，再从听到的 Join 里得知还有谁。磁盘上只存着它参加过的最高的环序号（{ $ring_seq }），这样环的名称就不会重复使用。
    .section = §6
totem-started_in_ring = { $node } 一开始就是环 { $ring } 的成员：{ $members }。
    .rule = 这次运行从故事的中途开始。环已经在运行，令牌从持有它的节点继续传下去。
    .section = §5
totem-holder_crashed = { $node } 崩溃了，令牌正在它手里。
    .rule = 它持有的 { $token_seq } 号令牌随内存一起消失。其他节点要等到令牌定时器到点，才知道令牌没了。
    .section = §6
totem-left = { $node } 不辞而别。
    .rule = 环在它那里断开：传给它的令牌会丢失，其他节点等定时器到点后重新集结。
    .section = §6
totem-left_with_token = { $node } 走了，令牌也跟着没了。
    .rule = 这个环失去了令牌。其他节点等定时器到点才会发现，然后重新集结。
    .section = §6

## 令牌

totem-token_taken = { $node } 接过 { $token_seq } 号令牌。
    .rule = 只有持有令牌的节点可以广播。令牌上写着：最后一条消息的序号是 { $seq }；就目前所知，{ $aru } 及以前的消息人人都收到了。
    .section = §5
totem-token_sent = { $node } 把令牌传给 { $to }。
    .rule = 令牌的编号加一，成为 { $token_seq }。如果迟迟看不到它继续前行的迹象，就重发一次；如果到时间还没转回来，就算丢失。
    .section = §5
totem-token_sent_again = { $node } 看不到令牌继续前行的迹象，向 { $to } 重发。
    .rule = 重发的是同一个令牌，编号不变。要是前一个其实已经送到，后到的这个会因编号相同而被丢弃。
    .section = §5
totem-token_gone_on = { $node } 知道令牌已经往前走了：消息 { $seq } 是在那之后广播的。
    .rule = 只有持有令牌的节点才会广播新消息，所以看到更后面的消息，就说明令牌送到了。
    .section = §5
totem-token_redundant = { $node } 丢弃重复的令牌：编号是 { $token_seq }，而它已经接过 { $own } 号。
    .rule = 令牌的编号必须大于上次接过的，才会被接受。所以无论重发多少次，环里都只有一个令牌。
    .section = §5
totem-token_unused = { $node } 不接环 { $ring } 的令牌：它现在不在那个环里。
    .rule = 只有正在环中的成员才接本环的令牌。正在集结的节点已经放弃了原来的环。
    .section = §5、§6

## 广播

totem-load_made = { $node } 有了一条要发的消息，算上它共有 { $waiting } 条在等令牌。
    .rule = 这是稳定负载自动产生的消息，排在队列里，等令牌到来。
    .section = §5
totem-request_queued = { $client } 请求 { $node }：{ $op }。消息要等令牌到来。
    .rule = 任何节点都可以受理请求，但没有令牌谁也不能广播。算上这一条，这里共有 { $waiting } 条在等。
    .section = §5
totem-request_underway = { $node } 认得 { $client } 的请求 { $serial }：正在办理。
    .rule = 客户端和序号都相同，就是同一个请求。它正在这里排队，或者已经广播出去，不会再排一次。
    .section = §5
totem-request_done = { $node } 认得 { $client } 的请求 { $serial }：已经交付。
    .rule = 客户端和序号都相同，就是同一个请求。答复可能丢了，所以再答一次。
    .section = §5
totem-client_answered = { $node } 告诉 { $client }：请求 { $serial } 已作为消息 { $seq } 交付。
    .rule = 受理请求的节点自己也按次序交付了这条消息，请求才算办完。
    .section = §5
totem-broadcast = { $node } 持有令牌，{ $count ->
        [1] 广播消息 { $last }
       *[other] 广播 { $count } 条消息，序号 { $first } 到 { $last }
    }。
    .rule = 每条新消息依次取令牌上 seq 之后的序号。只有持有者能这样做，所以这些序号就是大家共同的顺序。
    .section = §5
totem-window_full = { $node } 这一次不能再广播了，还有 { $waiting } 条消息要等下一次。
    .rule = 每次持有令牌，最多发 max_messages 条；最多用掉窗口扣除上一轮广播数（fcc）之后的余量；还要按各处积压的消息数（backlog）分摊窗口。
    .section = §8
totem-retransmission_requested = { $node } 缺少消息 { $seqs }，在令牌上提出请求。
    .rule = 令牌的 seq 表明哪些序号已经用过。没收到的写进 rtr，下一个拿到令牌又有这条消息的节点会重新广播。
    .section = §5
totem-retransmitted = { $node } 重新广播消息 { $seqs }：令牌上有节点请求。
    .rule = rtr 里的请求先于新消息处理，并占用同一份额度。谁有这条消息谁就可以重发，不必是原来的发送者。
    .section = §5、§8

## 交付

totem-delivered = { $node } 收到 { $sender } 的消息 { $seq }，随即交付。
    .rule = 之前的消息都已交付，而这条只要求 agreed，不必再等别的。
    .section = §5
totem-delivered_on_visit = { $node } 交付到消息 { $last }。
    .rule = 持有者自己的消息也按次序交付。{ $safe } 及以前的消息已知是安全的：令牌连续两次离开这里时，aru 都不低于它，可见所有成员都收到了。
    .section = §5
totem-gap_filled = { $node } 收到 { $sender } 的消息 { $seq }，现在可以一直交付到 { $last }。
    .rule = 缺口之后的消息只能等待。缺的一到，等着它的消息就按顺序全部交付。
    .section = §5
totem-waits_for_gap = { $node } 收到 { $sender } 的消息 { $seq }，但还不能交付：缺少消息 { $missing }。
    .rule = 消息按序号交付，中间不能有缺口。缺的消息若不自己到来，就等令牌来时提出请求。
    .section = §5
totem-waits_for_safe = { $node } 收到 { $sender } 的消息 { $seq }，先等着。
    .rule = safe 消息要等到确知所有成员都已收到才交付，排在它后面的也一起等。目前只确知到 { $safe }。
    .section = §5
totem-message_again = { $node } 已经有消息 { $seq } 了。
    .rule = 广播可能来两次，也可能是为别的节点重发的。
    .section = §5
totem-message_frozen = { $node } 不再接收旧环的消息：{ $seq } 来晚了。
    .rule = 它手里有哪些消息，已经写进了确认令牌，其他节点就以此为准。谁有这条消息，会在新环上重新广播。
    .section = §6、§7
totem-message_ahead = { $node } 先留下 { $sender } 的消息 { $seq }：别的节点已经启用了新环。
    .rule = 这是新环上的新消息，而这里还在恢复。等本节点也启用了新环，再把它交付。
    .section = §7

## 进入集结

totem-gather_token_lost = { $node } 等不到环 { $ring } 的令牌，开始集结。
    .rule = 令牌定时器到点：不是令牌丢了，就是某个成员不在了。为了弄清还有谁在，它放弃这个环，向大家询问。
    .section = §6
totem-gather_commit_lost = { $node } 等不到环 { $ring } 的确认令牌，重新集结。
    .rule = 有个本该成为成员的节点没有把它传下去。这个环组不成了，它的序号也不会再用。
    .section = §6
totem-gather_foreign = { $node } 听到环 { $ring } 的 { $sender }，开始集结。
    .rule = 环外的消息说明还能听到别的节点。能互相听到的两个环应当合为一个。
    .section = §6
totem-gather_join = { $node } 听到 { $sender } 的 Join，开始集结。
    .rule = 有节点放弃了原来的环，或者刚刚到来。听到的节点一起寻找新的环。
    .section = §6
totem-gather_failed = { $node } 对 { $failed } 不再抱希望，撇开它开始集结。
    .rule = 令牌来了 { $visits } 次，{ $failed } 始终没收到它请求的消息，aru 一直停在 { $aru }。它什么也收不到，还拖住了所有节点。
    .section = §6

## 集结之中

totem-join_repeated = { $node } 再说一遍它考虑的节点：{ $proc_set }。
    .rule = Join 可能丢失，所以在意见一致之前，每隔一个 Join 超时就广播一次。
    .section = §6
totem-join_heard = { $node } 又听到了 { $sender }，没有新内容。
    .rule = 要么已经把它算进去了，要么它的集合现在不同了。
    .section = §6
totem-join_says_less = { $node } 知道的比 { $sender } 说的多。
    .rule = 在环启用之前，集合只增不减。{ $sender } 不知道的，会从它听到的 Join 里得知。
    .section = §6
totem-join_of_failed = { $node } 不听 { $sender } 的：它算作失效。
    .rule = 在 fail_set 里的节点，对这个环没有发言权。等环组成之后会重新听到它，两边再合并。
    .section = §6
totem-sets_grown = { $node } 从 { $sender } 得知了更多：现在考虑 { $proc_set }，{ $failed ->
        [0] 没有谁算作失效
       *[other] 其中 { $fail_set } 算作失效
    }。
    .rule = 它把原先知道的和刚听到的合在一起，告诉大家。先前同意的节点要重新表态。
    .section = §6
totem-agrees = { $node } 听到 { $sender } 的集合与自己相同：{ $needed } 个当中已有 { $agreed } 个同意。
    .rule = 凡是被考虑而又没有失效的节点，都发来了同样的两个集合，就达成了一致。
    .section = §6
totem-consensus = { $node } 知道大家都同意 { $members }，等待确认令牌。
    .rule = 由编号最小的成员 { $representative } 来组环。
    .section = §6
totem-consensus_timeout = { $node } 等够了：从现在起 { $missing } 算作失效。
    .rule = 不作声的、意见不同的，都放进 fail_set。其余的要再问一遍，因为大家的集合必须相同。
    .section = §6
totem-commit_awaited = { $node } 还在等 { $representative } 的确认令牌，于是再问一遍大家。
    .rule = 意见曾经一致，却没有组成环。还愿意的节点要重新表态。
    .section = §6

## 集结之外听到的话

totem-join_without_me = { $node } 让 { $sender } 自己去组环。
    .rule = 在那个 Join 里，{ $node } 算作失效：对方要组的环里没有它。以后两个环还可以合并。
    .section = §6
totem-join_stale = { $node } 不理会 { $sender } 的旧 Join：那是环 { $own } 组成之前说的。
    .rule = { $sender } 是本环的成员，而 Join 里的环序号 { $ring } 更小，一定是在路上耽搁了很久。
    .section = §6
totem-join_too_late = { $node } 继续组环 { $ring }；{ $sender } 的 Join 来晚了。
    .rule = 已经确认加入一个环、或者正在为它恢复的节点，会坚持到底，除非某个成员又开始集结。不是成员的，等环运行起来再听。
    .section = §6
totem-foreign_stale = { $node } 不理会环 { $ring } 的消息：发送者 { $sender } 后来已经在更新的环里了。
    .rule = 旧环的消息迟到，并不说明来了新节点。
    .section = §6
totem-foreign_unused = { $node } 听到环 { $ring } 的 { $sender }，眼下不必理会。
    .rule = 对方已在考虑之中，或者自己正忙着组环。能互相听到的环，等都运行起来就会合并。
    .section = §6
totem-ring_made_known = { $node } 宣告环 { $ring } 的存在。
    .rule = 环里没有消息要发时，别的环就听不到它。所以代表隔一阵就出一声，让分开过的环能够重新找到彼此。
    .section = §6
totem-own_ring_heard = { $node } 听到环 { $ring } 的宣告，那就是自己的环。
    .rule = 代表的宣告是说给别的环听的。
    .section = §6

## 确认

totem-ring_proposed = 大家都同意了，{ $node } 来组环 { $ring }：{ $members }。
    .rule = 编号最小的成员就是代表。环的序号比所有听说过的最高序号还要大四。确认令牌要沿着这个未来的环走两圈。
    .section = §6
totem-committed = { $node } 确认加入环 { $ring }。
    .rule = 它的成员正是本节点自己找到的那些。它把旧环上手里有的消息写进确认令牌，先把环的序号写入磁盘，再把令牌传下去。
    .section = §6
totem-commit_refused = { $node } 丢弃环 { $ring }（{ $members }）的确认令牌：它要找的是 { $own }。
    .rule = 节点只确认这样的环：成员与自己找到的完全相同，序号比自己以前的都大。
    .section = §6
totem-commit_unused = { $node } 用不上环 { $ring } 的这个确认令牌。
    .rule = 它已经见过，或者那一步已经过去了。
    .section = §6

## 恢复

totem-recovery_entered = { $node } 开始为环 { $ring } 恢复。它{ $company ->
        [0] 独自前来
       *[other] 与 { $others } 一同来自旧环
    }，{ $pending ->
        [0] 没有消息要重新广播
       *[other] 有 { $pending } 条消息要重新广播
    }。
    .rule = 确认令牌走第二圈时，上面已写明每个成员手里有什么。旧环上有的成员有、有的成员没有的消息，由最先持有它的成员在新环上重新广播。在此之前不发任何新消息。
    .section = §7
totem-ring_started = { $node } 放出环 { $ring } 的令牌。
    .rule = 确认令牌已经走完两圈，成员都在。代表造出这个环的令牌，自己先接。
    .section = §6、§7
totem-recovered_broadcast = { $node } 在新环上重新广播环 { $old } 的消息 { $seqs }。
    .rule = 在新环上它们和别的消息一样，有自己的序号，丢了也照样可以请求重发。
    .section = §7
totem-recovered = { $node } 补上了环 { $old } 的消息 { $seq }。
    .rule = 旧环还完整时它没有收到。等新环启用时交付。
    .section = §7
totem-recovered_passes = { $node } 用不着环 { $old } 的消息 { $seq }。
    .rule = 这条消息它已经有了，或者它不曾在那个环里。
    .section = §7
totem-flag_up = { $node } 传出令牌时，retrans_flg 是立着的。
    .rule = 还有节点要重新广播旧环的消息。旗由谁立起，就由谁放下。
    .section = §7
totem-flag_down = { $node } 看到没有谁还有东西要恢复，{ $down ->
        [1] 这是第一次
       *[other] 已连续 { $down } 次
    }。
    .rule = 旗连续三轮没有立起，并且其中两次都看到人人收齐，环就可以启用了：这时可以确知，大家都知道大家已经收齐。
    .section = §7
totem-old_ring_closed = { $node } { $company ->
        [0] 独自
       *[other] 与 { $others } 一起
    }了结环 { $old }：最后在旧环里交付 { $regular } 条，在过渡配置里交付 { $transitional } 条。
    .rule = 在旧环里交付的，到第一个缺口为止，或到第一条不能确知旧环成员人人都有的 safe 消息为止。其余的只交付给一同过来的节点。
    .section = §7
totem-after_gap_discarded = { $node } 丢弃环 { $old } 的消息 { $seqs }：它们前面有消息永远找不回来了。
    .rule = 缺口之后，只交付一同过来的节点所发的消息。别的消息可能以缺失的那条为前提。
    .section = §7
totem-ring_installed = { $node } 启用环 { $ring }：{ $members }。
    .rule = 在同一步里，它交付旧环剩下的消息和配置变更。从此新环开始运行。
    .section = §7

## 节点知道什么

totem-field-state = 状态
    .help = operational：在正常运行的环里；gather：正在集结，寻找其他节点；commit：确认令牌正在未来的环上走；recovery：正在补齐旧环缺少的消息。
totem-field-ring_seq = 环序号
    .help = 它确认过的最高的环序号。存在磁盘上，所以环的名称不会重复使用。
totem-field-ring_id = 环
    .help = 它所在的环：序号和代表。集结和确认时是它来自的环，恢复时是新环。
totem-field-members = 成员
    .help = 环的成员，按令牌传递的顺序排列。
totem-field-represents = 是代表
    .help = 它是不是本环的代表。
totem-field-has_token = 令牌
    .help = 令牌现在是否在它手里。
totem-field-my_aru = my_aru
    .help = 到这里为止全部收到：第一个缺口之前的最后一条消息。
totem-field-my_token_seq = my_token_seq
    .help = 它上次接过的令牌的编号。编号不大于它的令牌都不再接。
totem-field-high_delivered = 已交付到
    .help = 它交付的最后一条消息。
totem-field-safe_seq = 安全到
    .help = 确知所有成员都已收到这里为止的全部消息。
totem-field-received = 已收到
    .help = 它保留着的消息。已交付且安全的就丢弃，不会再有谁来要。
totem-field-messages = 消息
    .help = 那些消息的内容，顺序相同。
totem-field-queue = 队列
    .help = 等待令牌的消息。
totem-field-token = 最近的令牌
    .help = 它手里的令牌，或者最近传出、也许还要重发的那个。
totem-field-last_visit = 上次持有
    .help = 令牌上次来访时的情形：传出时的 aru、广播的条数、当时等待的条数，以及某个节点拖住 aru 有多久。
totem-field-proc_set = proc_set
    .help = 为下一个环考虑的节点。环正常运行时就是它的成员。
totem-field-fail_set = fail_set
    .help = 其中算作失效的节点。
totem-field-consensus = 一致
    .help = 已知两个集合与自己相同的节点，包括自己。
totem-field-gather_reason = 集结原因
    .help = 它为什么离开原来的环：start（启动）、token_loss（令牌丢失）、foreign_message（环外消息）、join（听到 Join）或 failure_to_receive（收不到消息）。
totem-field-highest_ring_seq = 听说过的最高环序号
    .help = 它听说过的最高的环序号；新环的序号比它大四。
totem-field-recovery = 恢复
    .help = 旧环、一同过来的节点、还要重新广播的消息，以及大家进行到哪一步。
totem-field-deliver_memb = 许诺过
    .help = 在一次中断的恢复里，它许诺过一定交付这些节点的消息。
totem-field-sessions = 客户端
    .help = 每个客户端最近一个在这里交付的请求，以及它是第几条消息。
totem-field-made = 已产生
    .help = 稳定负载已经产生了多少条消息。

## 参数

totem-param-token = 令牌超时
    .help = 令牌多久不来就算丢失。必须比令牌转一圈的时间长。
totem-param-token_retransmit = 令牌重发间隔
    .help = 多久看不到令牌继续前行的迹象就重发。不填则为令牌超时除以 4.2。
totem-param-hold = 持有时间
    .help = 节点把令牌留在手里多久。这样令牌看得见，会随节点一起崩溃，它的消息也能先于令牌到达。
totem-param-join = Join 间隔
    .help = 正在集结的节点每隔多久再说一遍它知道的。
totem-param-consensus = 一致超时
    .help = 集结要等多久，才把不作声的和意见不同的算作失效。不填则为令牌超时的 1.2 倍。
totem-param-merge = 宣告间隔
    .help = 代表每隔多久宣告一次自己的环，让能互相听到的环合并。
totem-param-fail_to_receive = 收不到的限度
    .help = 令牌来访多少次、某个节点的 aru 都毫无进展，其他节点就不再等它。
totem-param-window_size = 窗口
    .help = 令牌转一圈，所有节点合计最多广播多少条。
totem-param-max_messages = 每次最多
    .help = 一个节点每次持有令牌最多广播多少条。
totem-param-load = 稳定负载
    .help = 每个节点每秒自动广播的消息条数；0 表示没有。
totem-param-service = 负载的服务
    .help = agreed：按顺序到了就交付；safe：确知人人都收到才交付。

## 消息

totem-message-Token = Token
    .help = 普通令牌。谁拿着它谁就可以广播；上面写着最后的序号、人人收到了哪里、谁缺什么。
totem-message-CommitToken = CommitToken
    .help = 确认令牌，在未来的环上走两圈：第一圈每个成员写下手里有什么，第二圈人人知晓。
totem-message-Join = Join
    .help = 正在集结的节点对未来的环的看法：考虑谁，谁失效了。
totem-message-Message = Message
    .help = 要排序的消息。恢复时也可以携带旧环的消息。
totem-message-MergeDetect = MergeDetect
    .help = 代表向可能存在的其他节点宣告自己的环。

## 定时器

totem-timer-token = 令牌
    .help = 到点就认为令牌丢失。
totem-timer-token_retransmit = 重发令牌
    .help = 到点还没有令牌的迹象，就重发令牌。
totem-timer-hold = 持有
    .help = 到点就把令牌传下去。
totem-timer-join = Join
    .help = 到点就再说一遍 Join。
totem-timer-consensus = 一致
    .help = 到点时，还没有同意的节点算作失效。
totem-timer-merge = 宣告
    .help = 到点时，代表宣告自己的环。
totem-timer-load = 负载
    .help = 到点时，稳定负载产生下一条消息。

## 里程碑

totem-milestone-ring_formed = 环组成了
totem-milestone-token_lost = 环丢了令牌
totem-milestone-token_rotated = 令牌转了一圈
totem-milestone-message_safe = 一条消息安全了
totem-milestone-retransmission = 有东西重发
totem-milestone-member_left = 有成员不在了
totem-milestone-member_joined = 有节点加入
totem-milestone-rings_merged = 几个环合并了

## 角色

totem-role-holder = 持有者
totem-role-representative = 代表
totem-role-operational = 正常运行
totem-role-gather = 集结中
totem-role-commit = 确认中
totem-role-recovery = 恢复中

## 承诺

totem-invariant-token_taken_once = 同一个令牌只接一次
    .broken = { $node } 接了环 { $ring } 的 { $token_seq } 号令牌，而它以前接过这个或更新的令牌。
    .section = §5
totem-invariant-one_holder = 一个环只有一个持有者
    .broken = { $first } 和 { $second } 都拿着环 { $ring } 的令牌。
    .section = §5
totem-invariant-seq_unique = 一个序号只给一条消息
    .broken = { $node } 把环 { $ring } 的序号 { $seq } 给了一条消息，而这个序号早已用过。
    .section = §5
totem-invariant-total_order = 所有节点按同一顺序交付
    .broken = { $node } 交付环 { $ring } 的消息 { $seq } 时乱了次序：交付了两次，或者还没轮到就交付。
    .section = §5
totem-invariant-aru_is_received = my_aru 及以前的消息都已收到
    .broken = { $node } 声称收齐了 { $aru } 及以前的消息，其实缺少 { $missing }。
    .section = §5
totem-invariant-safe_at_all = 作为 safe 交付的，人人都已收到
    .broken = { $node } 把环 { $ring } 的消息 { $seq } 作为 safe 交付，而 { $without } 还没有收到。
    .section = §5
totem-invariant-self_delivery = 节点会交付自己的消息
    .broken = { $node } 离开环 { $ring } 时，还没有交付自己的消息 { $seq }。
    .section = EVS：自我交付
totem-invariant-rings_unique = 环的名称不重复，且越来越大
    .broken = { $node } 进入了环 { $ring }：这个名称已经用过，或者不比它以前的环大。
    .section = §6
totem-invariant-ring_seq_by_four = 环序号每次加四
    .broken = { $node } 的环序号从 { $before } 变成 { $after }：它必须增大，而且最多比任何节点所知的最高序号大四。
    .section = §6
totem-invariant-representative_lowest = 代表是编号最小的成员
    .broken = { $node } 组了环 { $ring }，而成员 { $lowest } 的编号更小。
    .section = §6
totem-invariant-consensus_first = 先达成一致，再组环
    .broken = { $node } 组了环 { $ring }，而 { $member } 并没有说过它要的正是这个环。
    .section = §6
totem-invariant-moves_together = 一同过来的节点交付相同的消息
    .broken = { $first } 和 { $second } 一同从环 { $old } 来到环 { $ring }，途中交付的消息却不相同。
    .section = EVS：失效原子性

## 改坏的版本

totem-variant-safe-after-one-rotation = 转一圈就算安全
    .help = 令牌带着足够的 aru 离开一次，就当作 safe 交付，可它还没到过别的节点。丢掉发给某个节点的一条消息，看看谁先交付。
totem-variant-takes-any-token = 见令牌就接
    .help = 不检查 token_seq，令牌又重发得太急：环里出现两个令牌。
totem-variant-aru-past-gap = aru 越过缺口
    .help = 不管中间缺什么，my_aru 就取收到的最大序号。丢了的消息没有谁会去要。
totem-variant-delivers-on-arrival = 到了就交付
    .help = 消息到一条交付一条。网络送到各个节点的先后各不相同。
totem-variant-joiner-before-consensus = 未达一致就组环
    .help = 只要有一个节点同意，代表就组环，不管其余的要什么。
totem-variant-recovery-forgets = 恢复时漏掉一条
    .help = 有一条别人缺少的消息没有重新广播。一同过来的节点交付的消息就不一样了。
totem-variant-two-representatives = 两个代表
    .help = 编号最大的和最小的都来组环：同样的节点同时被拉进两个环。
