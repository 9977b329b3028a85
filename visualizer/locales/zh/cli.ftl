# 命令行所说的话。

report-run = { $protocol }，种子 { $seed }：{ $nodes } 个节点，{ $clients ->
        [0] 没有客户端
       *[other] { $clients } 个客户端
    }
report-twin = { $protocol }（故意改坏：{ $variant }），种子 { $seed }：{ $nodes } 个节点，{ $clients ->
        [0] 没有客户端
       *[other] { $clients } 个客户端
    }
report-length = 共 { $steps } 步，到 { $end } 毫秒为止
report-milestone = { $name } 首次出现于 { $at } 毫秒
report-kept = 所有承诺都得到遵守。
report-broken = 第 { $seq } 步（{ $at } 毫秒）违反承诺：{ $says }
report-missed = 未出现 { $milestone }。
report-story = 情节如所述发生。
report-changed-story = 运行已被改动，因此没有对照情节的说明。
report-seed = 种子 { $seed }：{ $says }
    {"    "}{ $command }
report-seeds = { $runs } 次运行中有 { $held } 次一切正常。

expect-no-error = 情节中断：{ $says }
expect-milestone = 本应出现的 { $milestone } 没有出现。
expect-milestone-by = { $milestone } 应在 { $by } 毫秒之前出现，实际在 { $at } 毫秒。
expect-kept = 承诺 { $invariant } 在 { $at } 毫秒被违反。
expect-broken = 承诺 { $invariant } 本应被违反，却没有。
expect-role = { $at } 毫秒时没有节点是 { $role }。
expect-field = { $at } 毫秒时 { $node } 的 { $field } 应为 { $wanted }，实际为 { $value }。

check-same = 全部 { $lines } 行逐字节相同。
check-differs = 第 { $line } 行最先出现不同。
check-lines = 从第 { $column } 个字节起：
    轨迹中：{ $there }
    重算得：{ $here }
check-none = 轨迹在此处有一步，而运行没有。{ $says }

catalogue-params = 参数
catalogue-network = 网络
catalogue-state = 节点状态
catalogue-stable = ，在磁盘上
catalogue-messages = 消息
catalogue-timers = 定时器
catalogue-commands = 命令
catalogue-milestones = 里程碑
catalogue-invariants = 承诺
catalogue-variants = 故意改坏的版本

transcript-title = { $protocol }，种子 { $seed }
transcript-start = { $node } 启动。
transcript-deliver = { $node } 收到 { $from } 的 { $type }。
transcript-timer = { $node } 的定时器“{ $timer }”到时。
transcript-lost = { $from } 的 { $type } 到达时 { $node } 已停机。
transcript-folded = { $count } 个例行步骤
transcript-sent = → { $to }  { $label }
transcript-fate-lost = （途中丢失）
transcript-fate-cut = （断在隔断处）
transcript-copy = （副本）
transcript-milestone = ★ { $milestone }
transcript-broken = ✗ { $says }

bench-on = Python { $python }，{ $machine }
bench-protocol = { $protocol }，{ $nodes } 个节点
bench-bare = { "  " }只有元组的堆：每秒 { $speed } 个事件
bench-record = { "  " }完整记录（理由、承诺、历史）：每秒 { $speed } 步，慢 { $slower } 倍
bench-search = { "  " }搜索模式（不记录，不检查）：每秒 { $speed } 步，慢 { $slower } 倍
bench-watched = { "  " }搜索模式，检查承诺：每秒 { $speed } 步，慢 { $slower } 倍
bench-seek = { "  " }在 { $steps } 步中任意跳转：{ $p50_ms } 毫秒，第 99 百分位 { $p99_ms } 毫秒
bench-fork = { "  " }从任意处分叉：{ $p50_ms } 毫秒，第 99 百分位 { $p99_ms } 毫秒
bench-bytes = { "  " }每步保留 { $bytes } 字节
bench-kept = （不超过 { $target }：达到）
bench-missed = （不超过 { $target }：未达到）

tables-push-feedback-counter = 表 1：推，反馈，计数器；{ $sites } 个站点，每行 { $runs } 次运行
tables-push-blind-coin = 表 2：推，盲传，抛硬币；{ $sites } 个站点，每行 { $runs } 次运行
tables-pull-feedback-counter = 表 3：拉，反馈，计数器；{ $sites } 个站点，每行 { $runs } 次运行
tables-measure-s = s { $mean }（{ $published } ± { $tolerance }）
tables-measure-m = m { $mean }（{ $published } ± { $tolerance }）
tables-measure-t_last = t_last { $mean }（{ $published } ± { $tolerance }）
tables-holds = 相符
tables-misses = 不符
tables-verdict = { $rows } 行中有 { $held } 行相符。格式为：实测（论文 ± 容差）；s：始终没有听到的比例，m：每个站点平均发出的更新数，t_last：最后一个站点听到时的周期。

# `latency`：Totem 的交付延迟，以令牌转一圈的时间为单位。
latency-line = { $service }：{ $messages } 条消息在所有节点上平均 { $latency } 毫秒，合 { $rotations } 圈，每圈 { $rotation } 毫秒
